#!/usr/bin/env bash
# Ký biên nhận cho những gì vừa nhận. Tệp này do `portalgen forge render git` tạo; đừng sửa tay.
# Signs receipts of what was just taken. Made by `portalgen forge render git`; do not edit.
#
# Mỗi giờ một lần, cron gọi `hooks/post-receive heartbeat`: ký biên nhận rằng bản chính đang ở đâu.
# Every hour cron calls `hooks/post-receive heartbeat`, which signs what main is.
#
# Bài đã được nhận rồi: lỗi ở đây chỉ được báo, và biên nhận được ký ở lần gửi sau.
# The push was taken already: an error here is only reported, and the receipt is signed at the next push.
set -uo pipefail

python=@PYTHON@
receipt_key=@RECEIPT_KEY@

export GIT_NO_REPLACE_OBJECTS=1 LC_ALL=C.UTF-8
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
task=${1:-complete}
if [[ $task == complete ]]; then cat >/dev/null; fi # what Git says was updated; the intents say the same
store=$(git rev-parse --absolute-git-dir) || exit 0

# The program of main by which pre-receive judged last; without one the program that is installed signs.
program=$(find "$store/portalgen-program" -mindepth 1 -maxdepth 1 -type d -name '[0-9a-f]*' -printf '%T@ %p\n' 2>/dev/null |
  sort -rn | head -n 1 | cut -d ' ' -f 2-)

for name in $(git rev-parse --local-env-vars); do unset "$name"; done
unset GIT_QUARANTINE_PATH GIT_PREFIX
cd "$store" || exit 0
if ! PYTHONPATH=$program "$python" -P -c 'from portalgen.cli.main import main; main()' \
  receipt "$task" --repository "$store" --key "$receipt_key" >&2 </dev/null; then
  if [[ $task != complete ]]; then exit 1; fi
  printf '%s\n' \
    'portalgen: bài đã được nhận, nhưng chưa ký được biên nhận (xem dòng trên); biên nhận sẽ được ký ở lần gửi sau. Hãy báo đơn vị vận hành' \
    '  / the push was taken, but no receipt could be signed (see above); it will be signed at the next push. Tell the operator' >&2
fi
exit 0
