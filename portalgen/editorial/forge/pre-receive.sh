#!/usr/bin/env bash
# Chấm mỗi lần đưa bài vào bản chính. Tệp này do `portalgen forge render git` tạo; đừng sửa tay.
# Judges each push to main. Made by `portalgen forge render git`; do not edit.
#
# Bài mới được chấm bằng chương trình và quy tắc mà bản chính đang có; không gì của bài mới được chạy.
# What is pushed is judged with the program and the rules that main holds now; nothing of it is run.
set -euo pipefail
shopt -s inherit_errexit

main=@MAIN@
genesis=@GENESIS@
python=@PYTHON@

export GIT_NO_REPLACE_OBJECTS=1 LC_ALL=C.UTF-8
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
store=$(git rev-parse --absolute-git-dir)
refused=0

say() { printf '%s\n' "$@" >&2; }

is_nothing() { [[ $1 =~ ^0+$ ]]; }

# Whether main goes on from where it is: each commit's first parent is what main was before it.
is_on_line() {
  local first
  first=$(git rev-list --first-parent "$1..$2" | tail -n 1)
  [[ $(git rev-parse --quiet --verify "$first^1" || true) == "$1" ]]
}

# What stands in the place of main's newest commit by a map that comes with the push: then data was purged from the
# history, and the audit says whether nothing else was, and whether two owners signed that. Empty without such a map.
led_to() {
  git grep -h -o -E "\"new\":\"[0-9a-f]+\",\"old\":\"$1\"" "$2" -- site-config/governance/purges/ | head -n 1 | cut -d '"' -f 4 || true
}

# From here on Git runs elsewhere, and not in the repository that is pushed to.
leave_repository() {
  local name
  for name in $(git rev-parse --local-env-vars); do unset "$name"; done
  unset GIT_QUARANTINE_PATH GIT_PREFIX
}

# A folder with a repository of its own: it borrows what the server has, and what this push brought and is not kept yet.
lay_out() {
  local format objects=("$store/objects")
  format=$(git rev-parse --show-object-format)
  if [[ -n ${GIT_QUARANTINE_PATH:-} ]]; then objects+=("$(cd "$GIT_QUARANTINE_PATH" && pwd -P)"); fi
  (
    leave_repository
    git init --quiet --template= --initial-branch=empty --object-format="$format" "$folder/portal"
  )
  mkdir -p "$folder/portal/.git/objects/info"
  printf '%s\n' "${objects[@]}" >"$folder/portal/.git/objects/info/alternates"
}

# The folder with the program of a commit; empty for a portal without one, which is judged by what is installed. It is
# kept by its content, so that it is compiled once; one that no push needed for a day is removed.
export_program() {
  local commit=$1 each paths=() name kept
  for each in portalgen themes; do
    if git cat-file -e "$commit:$each" 2>/dev/null; then paths+=("$each"); fi
  done
  [[ ${paths[0]:-} == portalgen ]] || return 0
  name=$(for each in "${paths[@]}"; do git rev-parse "$commit:$each"; done | git hash-object --stdin)
  kept=$store/portalgen-program
  mkdir -p "$kept"
  find "$kept" -mindepth 1 -maxdepth 1 ! -name "$name" -mtime +0 -exec rm -rf {} +
  if [[ ! -d $kept/$name ]]; then
    each=$(mktemp -d -p "$kept")
    git archive --format=tar "$commit" "${paths[@]}" | tar -x -C "$each"
    mv -T "$each" "$kept/$name" 2>/dev/null || rm -rf "$each" # another push was quicker
  fi
  touch "$kept/$name"
  echo "$kept/$name"
}

portalgen() {
  PYTHONPATH=$program "$python" -P -c 'from portalgen.cli.main import main; main()' --root "$folder/portal" "$@" </dev/null
}

# Nothing stops by itself in what a condition calls, so that each step says what follows from it.
judge() (
  old=$1 new=$2 base=$3 status=0
  leave_repository
  cd "$folder/portal" || exit 2
  git update-ref refs/heads/main "$base" || exit 2
  git update-ref refs/heads/judged "$new" || exit 2
  # Only this hook writes there, so that what an earlier push was judged by need not be read again.
  kept=$store/portalgen-cache
  options=(--ref "$new" --since "$old" --proposed --cache "$kept" --fail-on error)
  if [[ -n $genesis ]]; then options+=(--genesis "$genesis"); fi
  portalgen audit approvals "${options[@]}" >&2 || status=1
  portalgen lint --base "$base" --head "$new" --cache "$kept" --format concise >&2 || status=1
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
  base=$old
  if git merge-base --is-ancestor "$old" "$new"; then
    if ! is_on_line "$old" "$new"; then
      say 'portalgen: chưa nhận: bản chính được gộp vào bài, nên bản chính hiện nay sẽ bị đẩy sang bên và lịch sử duyệt bị coi là đã thay; hãy gộp bài vào bản chính mới nhất:' \
        '  / not accepted: main was merged into the submission, so that what main is now would be beside its line; merge the submission into the newest main:' \
        '  git fetch origin && git switch --detach origin/main && git merge --no-ff NHÁNH-CỦA-BÀI && git push origin HEAD:main'
      refused=1
      continue
    fi
  elif ! base=$(led_to "$old" "$new") || [[ -z $base ]] || ! is_on_line "$base" "$new"; then
    say 'portalgen: bản chính đã có thay đổi mà lần gửi này không có, nên không được ghi đè; hãy lấy bản chính mới nhất rồi gửi lại' \
      '  / main holds what this push lacks and may not be overwritten; fetch the newest main and push again'
    refused=1
    continue
  fi
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  lay_out
  program=$(export_program "$old")
  if ! judge "$old" "$new" "$base"; then
    say 'portalgen: chưa nhận gì vào bản chính, vì những lỗi ở trên; sửa theo cách ghi sau từng lỗi rồi gửi lại' \
      '  / nothing was taken into main, for the errors above; do what stands behind each and push again'
    refused=1
  fi
  rm -rf "$folder"
done

exit "$refused"
