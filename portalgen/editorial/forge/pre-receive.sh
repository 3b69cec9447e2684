#!/usr/bin/env bash
# Chấm mỗi lần đưa bài vào bản chính. Tệp này do `portalgen forge render git` tạo; đừng sửa tay.
# Judges each push to main, and takes no other references than submissions, records and releases. Made by
# `portalgen forge render git`; do not edit.
#
# Bài mới được chấm bằng chương trình và quy tắc mà bản chính đang có; không gì của bài mới được chạy.
# What is pushed is judged with the program and the rules that main holds now; nothing of it is run.
set -euo pipefail
shopt -s inherit_errexit

main=@MAIN@
genesis=@GENESIS@
python=@PYTHON@
receipt_key=@RECEIPT_KEY@

export GIT_NO_REPLACE_OBJECTS=1 LC_ALL=C.UTF-8
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
# The most that each of the two judging commands may take: anybody who may push could keep the server busy otherwise.
PORTALGEN_CPU_LIMIT=$(git config --type=int --default=600 portalgen.cpuLimit)
PORTALGEN_MEMORY_LIMIT=$(git config --type=int --default=6144 portalgen.memoryLimit)
export PORTALGEN_CPU_LIMIT PORTALGEN_MEMORY_LIMIT
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
  if [[ -n $receipts ]]; then git update-ref refs/receipts/log "$receipts" || exit 2; fi
  # Only this hook writes there, so that what an earlier push was judged by need not be read again.
  kept=$store/portalgen-cache
  options=(--ref "$new" --since "$old" --proposed --cache "$kept" --fail-on error)
  if [[ -n $genesis ]]; then options+=(--genesis "$genesis"); fi
  portalgen audit approvals "${options[@]}" >&2 || status=1
  portalgen lint --base "$base" --head "$new" --cache "$kept" >&2 || status=1
  exit "$status"
)

# The newest commit of main here, or nothing before the first push.
tip_of_main() { git rev-parse --quiet --verify "$main^{commit}" || true; }

# The records that a submission adds and that neither main nor its newer version $2 has as they are, one path a line.
records_to_lose() {
  local tip base path blob
  tip=$(tip_of_main)
  [[ -n $tip ]] || return 0
  base=$(git merge-base "$tip" "$1" || git hash-object -t tree --stdin </dev/null)
  git diff --name-only --no-renames --diff-filter=A "$base" "$1" -- site-config/approvals/ | while read -r path; do
    blob=$(git rev-parse "$1:$path")
    [[ $(git rev-parse --quiet --verify "$tip:$path") == "$blob" ]] && continue
    [[ -n ${2:-} && $(git rev-parse --quiet --verify "$2:$path") == "$blob" ]] || echo "$path"
  done
}

# Git takes trees that name one file twice unless it is told to look: then two people read two texts under one name. What a
# push brings is looked at here where the repository does not ask for it (`receive.fsckObjects`).
check_objects() (
  [[ $(git config --type=bool --default=false receive.fsckObjects) == true ]] && exit 0
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  lay_out
  git rev-list --objects "$@" --not --all | git pack-objects --quiet --stdout >"$folder/pushed.pack" || exit 1
  leave_repository
  git -C "$folder/portal" index-pack --strict --stdin <"$folder/pushed.pack" >/dev/null
)

# Whether main holds a map of a purge that two owners signed and that leads from one commit to the other.
is_purged() {
  local tip
  tip=$(tip_of_main)
  [[ -n $tip && $(led_to "$1" "$tip") == "$2" ]]
}

# Git prefers a tag to a branch of the same name, and names look alike: so only these forms are taken, in small letters
# without accents. A submission is what somebody reads and signs, so that nobody may write another in its place.
judge_reference() {
  local old=$1 new=$2 ref=$3 tip records
  if [[ $ref =~ ^refs/heads/(bai|phieu)/[a-z0-9]([a-z0-9._-]*[a-z0-9])?$ && $ref != *..* && $ref != *.lock ]]; then
    if ! is_nothing "$new" && [[ $(git cat-file -t "$new") != commit ]]; then
      say "portalgen: ${ref#refs/heads/} phải là một lần lưu; hãy gửi nhánh, không gửi thẻ" \
        "  / ${ref#refs/heads/} has to be a commit; push the branch and not a tag"
    elif is_nothing "$old"; then
      return 0
    elif is_nothing "$new"; then
      records=$(records_to_lose "$old") || records='?'
      [[ -z $records ]] && return 0
      say "portalgen: không xóa được ${ref#refs/heads/}: bài gửi này có phiếu ký chưa vào bản chính, mà phiếu thì không được mất; hãy đưa các phiếu vào bản chính trước" \
        "  / ${ref#refs/heads/} cannot be deleted: it has records that main lacks, and records are not lost; bring them into main first" "$records"
    elif git merge-base --is-ancestor "$old" "$new"; then
      records=$(records_to_lose "$old" "$new") || records='?'
      [[ -z $records ]] && return 0
      say "portalgen: không nhận ${ref#refs/heads/}: bản mới bỏ hoặc sửa phiếu ký chưa vào bản chính, mà phiếu thì không được mất; hãy giữ nguyên các phiếu này, hoặc dùng tên bài gửi mới" \
        "  / ${ref#refs/heads/} is not taken: it drops or changes records that main lacks, and records are not lost; keep them, or use a new name" "$records"
    elif is_purged "$old" "$new"; then
      return 0
    else
      say "portalgen: ${ref#refs/heads/} chỉ được thêm vào, không được viết lại: có thể đã có người đọc và ký bản trước; hãy gửi thêm một lần lưu, hoặc dùng tên bài gửi mới" \
        "  / ${ref#refs/heads/} may only go forward: somebody may have read and signed it; push one more commit, or use a new name"
    fi
  elif [[ $ref =~ ^refs/tags/phat-hanh/[a-z0-9]([a-z0-9._-]*[a-z0-9])?$ && $ref != *..* && $ref != *.lock ]]; then
    tip=$(tip_of_main)
    if is_nothing "$old" && [[ -n $tip ]] && git merge-base --is-ancestor "$new^{commit}" "$tip" 2>/dev/null; then
      return 0
    fi
    say "portalgen: ${ref#refs/tags/} chỉ được tạo một lần, trên một lần lưu của bản chính" \
      "  / ${ref#refs/tags/} is made once, for a commit of main"
  elif [[ $ref == refs/tags/* ]]; then
    say "portalgen: không nhận tên ${ref}: thẻ của bản phát hành có tên dạng refs/tags/phat-hanh/ten, chữ thường không dấu, số, dấu chấm và gạch: git push origin ${ref#refs/tags/}:refs/tags/phat-hanh/ten-moi" \
      "  / the name ${ref} is not taken: tags of releases are refs/tags/phat-hanh/name, in small letters without accents: git push origin ${ref#refs/tags/}:refs/tags/phat-hanh/new-name"
  else
    say "portalgen: không nhận tên ${ref}: bài gửi có tên dạng bai/ten-bai, phiếu dạng phieu/ten-phieu, bản phát hành dạng refs/tags/phat-hanh/ten; chữ thường không dấu, số, dấu chấm và gạch. Đổi tên khi gửi: git push origin TÊN-CŨ:refs/heads/bai/ten-moi" \
      "  / the name ${ref} is not taken: submissions are bai/name, records phieu/name, releases refs/tags/phat-hanh/name, in small letters without accents. Rename while pushing: git push origin OLD-NAME:refs/heads/bai/new-name"
  fi
  return 1
}

# Notes the time of the push before any reference is moved: what is judged may write no reference. The receipts are signed by
# post-receive. A time that cannot be noted is lost, so that the push is refused.
note_time() (
  local tip
  tip=$(tip_of_main)
  program=
  if [[ -n $tip ]]; then
    program=$(export_program "$tip")
  elif ! "$python" -P -c 'import portalgen' 2>/dev/null; then
    return 0 # the first push brings the program that notes times
  fi
  leave_repository
  cd "$store"
  printf '%s\n' "$updates" | PYTHONPATH=$program "$python" -P -c 'from portalgen.cli.main import main; main()' \
    receipt intend --repository "$store" >&2
)

receipts=$(git rev-parse --quiet --verify refs/receipts/log || true)
updates=$(cat)
brought=()
while read -r old new ref; do
  # Git gives the old id as the client claims it. Another one than the reference has would be judged, noted and signed here,
  # and refused by Git only afterwards, or not at all.
  current=$(git rev-parse --quiet --verify "$ref" || true)
  if [[ -n $current && $current != "$old" ]] || { [[ -z $current ]] && { ! is_nothing "$old" || is_nothing "$new"; }; }; then
    say "portalgen: chưa nhận: ${ref} ở máy chủ không phải là bản mà lần gửi này nói; hãy lấy bản mới nhất rồi gửi lại: git fetch --no-tags origin" \
      "  / not accepted: the server has another ${ref} than this push says; fetch the newest one and push again: git fetch --no-tags origin"
    exit 1
  fi
  is_nothing "$new" || brought+=("$new")
done <<<"$updates"
if ((${#brought[@]} > 200)); then
  say 'portalgen: chưa nhận: một lần gửi có quá 200 nhánh và thẻ; hãy gửi đúng những tên cần gửi' \
    '  / not accepted: a push of more than 200 branches and tags; name what is to be pushed'
  exit 1
fi
if [[ -n $(tip_of_main) && ${#brought[@]} -gt 0 ]] && ! check_objects "${brought[@]}"; then
  say 'portalgen: chưa nhận: trong lần gửi có đối tượng Git sai dạng (xem dòng trên), ví dụ một thư mục có hai tệp cùng tên; hãy tạo lại bài gửi bằng các lệnh Git thông thường' \
    '  / not accepted: the push has malformed objects of Git (see above), such as a folder with two files of one name; make the submission again with the usual commands of Git'
  exit 1
fi
if [[ -n $(tip_of_main) && ${#brought[@]} -gt 0 ]]; then
  latest=$(git log --format=%ct "${brought[@]}" --not --all | sort -n | tail -n 1)
  if ((${latest:-0} > $(date +%s) + 300)); then
    say 'portalgen: chưa nhận: có lần lưu mang giờ sau giờ của máy chủ, mà bản chính ghi giờ tương lai thì không ai ký được gì nữa; hãy chỉnh đồng hồ của máy, lưu lại (git commit --amend --reset-author --no-edit, hoặc tạo lại bài gửi) rồi gửi' \
      '  / not accepted: a commit is dated after the time of the server, and nobody could sign onto a main from the future; set the clock of your machine right, commit again (git commit --amend --reset-author --no-edit, or make the submission anew), then push'
    exit 1
  fi
fi
while read -r old new ref; do
  if [[ $ref != "$main" ]]; then
    judge_reference "$old" "$new" "$ref" || refused=1
    continue
  fi
  if is_nothing "$new"; then
    say 'portalgen: không được xóa bản chính / main may not be deleted'
    refused=1
    continue
  fi
  if is_nothing "$old"; then # the first push: there is nothing yet that could judge it but the beginning that was printed
    if [[ -n $genesis && $new != "${genesis%%:*}" ]]; then
      say "portalgen: lần đưa lên đầu tiên phải đúng là lần lưu khởi đầu đã công bố; hãy đưa lần lưu ấy lên trước, các lần sau sẽ được chấm: git push origin ${genesis%%:*}:$main" \
        "  / the first push has to be the beginning that was published; push that commit first, what follows will be judged: git push origin ${genesis%%:*}:$main"
      refused=1
    fi
    continue
  fi
  base=$old
  if git merge-base --is-ancestor "$old" "$new"; then
    if ! is_on_line "$old" "$new"; then
      say 'portalgen: chưa nhận: bản chính trên máy bạn cũ hơn bài (chưa `git pull` trước khi gộp), hoặc bản chính được gộp vào bài, nên bản chính hiện nay sẽ bị đẩy sang bên và lịch sử duyệt bị coi là đã thay; hãy gộp bài vào bản chính mới nhất (main trên máy bạn được đặt lại như ở máy chủ):' \
        '  / not accepted: your main was older than the submission (no `git pull` before the merge), or main was merged into the submission, so that what main is now would be beside its line; merge the submission into the newest main (yours is set back to the one of the server):' \
        '  git fetch origin && git switch -C main origin/main && git merge --no-ff NHÁNH-CỦA-BÀI && git push origin main'
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
done <<<"$updates"

if ((!refused)) && [[ -n $receipt_key ]] && ! note_time; then
  say 'portalgen: chưa nhận, vì máy chủ chưa ghi được thời điểm nhận (xem dòng trên); hãy báo đơn vị vận hành, rồi gửi lại' \
    '  / not accepted: the server could not note the time (see above); tell the operator, then push again'
  refused=1
fi
exit "$refused"
