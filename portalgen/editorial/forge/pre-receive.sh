#!/usr/bin/env bash
# Chấm mỗi lần đưa bài vào bản chính. Tệp này do `portalgen forge render git` tạo; đừng sửa tay.
# Judges each push to main. Made by `portalgen forge render git`; do not edit.
#
# Bài mới được chấm bằng chương trình và quy tắc mà bản chính đang có; không gì của bài mới được chạy.
# What is pushed is judged with the program and the rules that main holds now; nothing of it is run.
set -euo pipefail

main=@MAIN@
genesis=@GENESIS@
python=@PYTHON@

export GIT_NO_REPLACE_OBJECTS=1 LC_ALL=C.UTF-8
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
refused=0

say() { printf '%s\n' "$@" >&2; }

is_nothing() { [[ $1 =~ ^0+$ ]]; }

# A folder with a repository of its own: it borrows what the server has, and what this push brought and is not kept yet.
# And the program of the old main beside it; a portal without one of its own is judged by what is installed.
lay_out() {
  local folder=$1 old=$2 each paths=()
  git init --quiet --template= --initial-branch=empty --object-format="$(git rev-parse --show-object-format)" "$folder/portal"
  {
    echo "$(git rev-parse --absolute-git-dir)/objects"
    if [[ -n ${GIT_QUARANTINE_PATH:-} ]]; then (cd "$GIT_QUARANTINE_PATH" && pwd -P); fi
  } >"$folder/portal/.git/objects/info/alternates"
  mkdir "$folder/program"
  for each in portalgen themes; do
    if git cat-file -e "$old:$each" 2>/dev/null; then paths+=("$each"); fi
  done
  if [[ ${paths[0]:-} == portalgen ]]; then
    git archive --format=tar "$old" "${paths[@]}" | tar -x -C "$folder/program"
  fi
}

# From here on Git runs in the folder above, and not in the repository that is pushed to.
leave_repository() {
  local name
  for name in $(git rev-parse --local-env-vars); do unset "$name"; done
  unset GIT_QUARANTINE_PATH GIT_PREFIX
}

portalgen() {
  PYTHONPATH=$folder/program PYTHONDONTWRITEBYTECODE=1 \
    "$python" -P -c 'from portalgen.cli.main import main; main()' --root "$folder/portal" "$@" >&2 </dev/null
}

# Nothing stops by itself in what a condition calls, so that each step says what follows from it.
judge() (
  old=$1 new=$2 status=0
  leave_repository
  cd "$folder/portal" || exit 2
  git update-ref refs/heads/main "$old" || exit 2
  git update-ref refs/heads/judged "$new" || exit 2
  since=(--since "$old")
  if [[ -n $genesis ]]; then since+=(--genesis "$genesis"); fi
  portalgen audit approvals --ref "$new" "${since[@]}" --fail-on error || status=1
  portalgen lint --base "$old" --head "$new" || status=1
  exit "$status"
)

while read -r old new ref; do
  [[ $ref == "$main" ]] || continue # submissions
  if is_nothing "$new"; then
    say 'portalgen: không được xóa bản chính / main may not be deleted'
    refused=1
    continue
  fi
  is_nothing "$old" && continue # the first push: there is nothing yet that could judge it
  if ! git merge-base --is-ancestor "$old" "$new"; then
    say 'portalgen: bản chính đã có thay đổi mà lần gửi này không có, nên không được ghi đè; hãy lấy bản chính mới nhất rồi gửi lại' \
      '  / main holds what this push lacks and may not be overwritten; fetch the newest main and push again'
    refused=1
    continue
  fi
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  lay_out "$folder" "$old"
  if ! judge "$old" "$new"; then
    say 'portalgen: chưa nhận vào bản chính, vì những lỗi ở trên / not taken into main, for the errors above'
    refused=1
  fi
  rm -rf "$folder"
done

exit "$refused"
