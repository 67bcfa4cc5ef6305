# bash completion for PROGRAM: the program itself says what may follow.
complete -o default -C PROGRAM PROGRAM
