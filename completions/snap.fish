# fish completion for snap: the program itself says what may follow.
function __snap_words
    set -l found (env COMP_LINE=(commandline -cp | string collect) SNAP_DESCRIBE=1 snap 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c snap -f -a '(__snap_words)'
