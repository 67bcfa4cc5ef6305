#compdef PROGRAM
# zsh completion for PROGRAM: the program itself says what may follow.
_PROGRAM() {
  local line word about
  local -a found
  while IFS=$'\t' read -r word about; do
    found+=("${word//:/\\:}${about:+:$about}")
  done < <(COMP_LINE="${(j: :)words[1,CURRENT]}" COMP_POINT= SNAP_DESCRIBE=1 PROGRAM 2>/dev/null)
  if (( $#found )); then
    # Names are found in any case.
    _describe PROGRAM found -M 'm:{[:lower:]}={[:upper:]}'
  else
    _files
  fi
}
if [[ $funcstack[1] == _PROGRAM ]]; then
  _PROGRAM "$@"
else
  compdef _PROGRAM PROGRAM
fi
