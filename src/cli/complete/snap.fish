# fish completion for PROGRAM: the program itself says what may follow.
function __PROGRAM_words
    set -l found (env COMP_LINE=(commandline -cp | string collect) SNAP_DESCRIBE=1 PROGRAM 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c PROGRAM -f -a '(__PROGRAM_words)'
