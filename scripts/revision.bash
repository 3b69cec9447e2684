# What a build is made of, for `scripts/build`, which reads this file.
#
# OUTPUT/.portalgen/revision holds one line, `COMMIT TIME`: the commit whose files were built, or `-` where there is none,
# and the clock of the build (YYYY-MM-DDThh:mm, +07:00 where no zone is given). `portalgen release` reads what was built of which commit.

# The output folder that these arguments of `portalgen build` name.
output_folder() {
  local folder=public
  while [ "$#" -gt 0 ]; do
    case $1 in
      --out) folder=${2:-} ;;
      --out=*) folder=${1#--out=} ;;
    esac
    shift
  done
  printf '%s\n' "$folder"
}

# Git without what stands in for a commit, and without settings that have it look away.
plain_git() {
  GIT_NO_REPLACE_OBJECTS=1 command git -c core.fsmonitor=false "$@"
}

# Whether there is a commit at all.
is_repository() {
  plain_git rev-parse --verify --quiet 'HEAD^{commit}' >/dev/null 2>&1
}

# The commit that is checked out, or `-` where a file that pages are made of is another, or there is no commit.
checked_out_commit() {
  local changed
  if is_repository && changed=$(plain_git status --porcelain --untracked-files=all \
    -- content site-config themes portalgen) && [ -z "$changed" ]; then
    plain_git rev-parse 'HEAD^{commit}'
  else
    echo -
  fi
}

# The clock of this machine, in Vietnam.
minute_now() {
  TZ=UTC-7 date +%Y-%m-%dT%H:%M
}
