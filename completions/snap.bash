# bash completion for snap: the program itself says what may follow.
complete -o default -C snap snap
