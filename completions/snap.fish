# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_snap_global_optspecs
    string join \n h/help
end

function __fish_snap_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_snap_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_snap_using_subcommand
    set -l cmd (__fish_snap_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c snap -n "__fish_snap_needs_command" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_needs_command" -f -a "ecs" -d 'Calls an operation of the service'
complete -c snap -n "__fish_snap_needs_command" -f -a "disk" -d 'Disk images on this machine'
complete -c snap -n "__fish_snap_needs_command" -f -a "store" -d 'The block stores that hold the snapshots'
complete -c snap -n "__fish_snap_needs_command" -f -a "schedule" -d 'What policies and retention have to do'
complete -c snap -n "__fish_snap_needs_command" -f -a "task" -d 'Work that goes on in the background'
complete -c snap -n "__fish_snap_needs_command" -f -a "demo" -d 'Shows disks being snapshotted, changed, rolled back and cloned, in a temporary home'
complete -c snap -n "__fish_snap_needs_command" -f -a "completion" -d 'Prints a shell\'s completion script'
complete -c snap -n "__fish_snap_needs_command" -f -a "man" -d 'Prints the program\'s man page, or writes all of them to a directory'
complete -c snap -n "__fish_snap_needs_command" -f -a "version" -d 'Prints the program\'s version'
complete -c snap -n "__fish_snap_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "ApplyAutoSnapshotPolicy" -d 'Puts an automatic snapshot policy on disks.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "AttachDisk" -d 'Attaches a disk to an instance.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "CancelAutoSnapshotPolicy" -d 'Takes the automatic snapshot policy off disks.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "CreateAutoSnapshotPolicy" -d 'Makes an automatic snapshot policy.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "CreateDisk" -d 'Makes a data disk, empty or from a snapshot.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "CreateSnapshot" -d 'Takes a snapshot of a disk.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "DeleteAutoSnapshotPolicy" -d 'Deletes an automatic snapshot policy.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "DeleteDisk" -d 'Deletes a disk.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "DeleteInstance" -d 'Deletes an instance.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "DeleteSnapshot" -d 'Deletes a snapshot.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "DescribeAutoSnapshotPolicyAssociations" -d 'Lists which disks have a policy, or which policy a disk has.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "DescribeAutoSnapshotPolicyEx" -d 'Lists automatic snapshot policies.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "DescribeDisks" -d 'Lists disks.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "DescribeInstances" -d 'Lists instances, newest first.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "DescribeRegions" -d 'Lists the regions.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "DescribeSnapshotLinks" -d 'Lists snapshot chains, newest first.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "DescribeSnapshots" -d 'Lists snapshots, newest first.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "DescribeZones" -d 'Lists the zones of a region.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "DetachDisk" -d 'Detaches a disk from its instance.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "ListTagResources" -d 'Lists the tags of disks, snapshots or instances.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "ModifyAutoSnapshotPolicyEx" -d 'Changes an automatic snapshot policy.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "ModifyDiskAttribute" -d 'Changes attributes of one disk or of several.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "ModifySnapshotAttribute" -d 'Changes a snapshot\'s name, description or retention.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "OpenSnapshotService" -d 'Opens the snapshot service.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "ReInitDisk" -d 'Brings a disk back to how it began.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "ResetDisk" -d 'Rolls a disk back to one of its snapshots.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "ResizeDisk" -d 'Makes a disk larger.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "RunInstances" -d 'Makes instances with their disks, and starts them.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "StartInstance" -d 'Starts a stopped instance.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "StopInstance" -d 'Stops a running instance.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "TagResources" -d 'Puts tags on disks, snapshots or instances.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "UntagResources" -d 'Takes tags off disks, snapshots or instances.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and not __fish_seen_subcommand_from ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CreateAutoSnapshotPolicy CreateDisk CreateSnapshot DeleteAutoSnapshotPolicy DeleteDisk DeleteInstance DeleteSnapshot DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDisks DescribeInstances DescribeRegions DescribeSnapshotLinks DescribeSnapshots DescribeZones DetachDisk ListTagResources ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifySnapshotAttribute OpenSnapshotService ReInitDisk ResetDisk ResizeDisk RunInstances StartInstance StopInstance TagResources UntagResources help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ApplyAutoSnapshotPolicy" -l autoSnapshotPolicyId -d 'The policy.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ApplyAutoSnapshotPolicy" -l diskIds -d 'Up to 100 disk ids, as a JSON array: ["d-…","d-…"].' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ApplyAutoSnapshotPolicy" -l regionId -d 'The region.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ApplyAutoSnapshotPolicy" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ApplyAutoSnapshotPolicy" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ApplyAutoSnapshotPolicy" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ApplyAutoSnapshotPolicy" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ApplyAutoSnapshotPolicy" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ApplyAutoSnapshotPolicy" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ApplyAutoSnapshotPolicy" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ApplyAutoSnapshotPolicy" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ApplyAutoSnapshotPolicy" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -l Bootable -d '`true` attaches a system disk.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -l DeleteWithInstance -d 'Whether the disk goes with the instance.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -l Device -d 'The device name, /dev/xvdb to /dev/xvdz; the first free one if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -l DiskId -d 'The disk; it must be Available.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -l Force -d '`true` takes a regional disk from an instance in another zone; not here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -l InstanceId -d 'The instance: Running or Stopped, or Stopped for a system disk.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -l KeyPairName -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -l Password -d 'The password of a system disk: 8 to 30 characters of three kinds.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from AttachDisk" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CancelAutoSnapshotPolicy" -l autoSnapshotPolicyId -d 'Only this policy is taken off; whichever a disk has if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CancelAutoSnapshotPolicy" -l diskIds -d 'Up to 100 disk ids, as a JSON array: ["d-…","d-…"].' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CancelAutoSnapshotPolicy" -l regionId -d 'The region.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CancelAutoSnapshotPolicy" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CancelAutoSnapshotPolicy" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CancelAutoSnapshotPolicy" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CancelAutoSnapshotPolicy" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CancelAutoSnapshotPolicy" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CancelAutoSnapshotPolicy" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CancelAutoSnapshotPolicy" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CancelAutoSnapshotPolicy" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CancelAutoSnapshotPolicy" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l AssociationType -d 'AssociatedWithDisk.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l CopiedSnapshotsRetentionDays -d 'For how many days each copy is kept: 1 to 65536, or -1 for ever, which it is if not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l CopyEncryptionConfiguration.Arn.1.AssumeRoleFor -d 'Whom the role is for.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l CopyEncryptionConfiguration.Arn.1.RoleType -d 'The type of the role.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l CopyEncryptionConfiguration.Arn.1.Rolearn -d 'The role.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l CopyEncryptionConfiguration.Encrypted -d 'Must not be true: snapshots are not encrypted here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l CopyEncryptionConfiguration.KMSKeyId -d 'The key of the copies; needs Encrypted.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l EnableCrossRegionCopy -d 'Whether snapshots are copied to another region.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l ResourceGroupId -d 'The resource group of the policy.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l StorageLocationArn -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l Tag.1.Key -d 'The key: 1 to 128 characters, not starting with acs: or aliyun, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l Tag.1.Value -d 'The value: up to 128 characters, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l Tag.1.key -d 'Old spelling of Key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l Tag.1.value -d 'Old spelling of Value.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l TargetCopyRegions -d 'That region, as a JSON array: ["cn-beijing"].' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l TargetTags.1.Key -d 'Its key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l TargetTags.1.Value -d 'Its value.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l autoSnapshotPolicyName -d 'The policy\'s name: 2 to 128 characters, a letter first.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l regionId -d 'The region.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l repeatWeekdays -d 'The days of the week, 1 (Monday) to 7 (Sunday), as a JSON array: ["1","5"].' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l retentionDays -d 'For how many days each snapshot is kept: 1 to 65536, or -1 for ever; 30 if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l timePoints -d 'The hours, in UTC+8, as a JSON array: ["0","12"].' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateAutoSnapshotPolicy" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l AdvancedFeatures -d 'Not to be given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l Arn.1.AssumeRoleFor -d 'Whom the role is for.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l Arn.1.RoleType -d 'The type of the role.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l Arn.1.Rolearn -d 'The role.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l BurstingEnabled -d 'Bursting; of a cloud_auto disk of more than 3 GiB only.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l ClientToken -d 'A name of this request, up to 64 ASCII characters: the same request with the same token is done once.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l Description -d 'The description: 2 to 256 characters.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l DiskCategory -d 'The category: cloud (the default), cloud_efficiency, cloud_ssd, cloud_essd, cloud_auto, cloud_essd_entry, cloud_regional_disk_auto, elastic_ephemeral_disk_standard or elastic_ephemeral_disk_premium.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l DiskName -d 'The name: 2 to 128 characters.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l EncryptAlgorithm -d 'Not to be given, since local disks are not encrypted.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l Encrypted -d 'false; local disks are not encrypted.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l InstanceId -d 'An instance that is paid by subscription. Instances here are not: make the disk, then AttachDisk.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l KMSKeyId -d 'Not to be given, since local disks are not encrypted.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l MultiAttach -d 'Disabled; local disks are on one instance at a time.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l PerformanceLevel -d 'The performance level of a cloud_essd: PL0, PL1 (the default), PL2 or PL3.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l ProvisionedIops -d 'IOPS on top of the base; of a cloud_auto disk only.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l RegionId -d 'The region. The configured one counts if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l ResourceGroupId -d 'The resource group.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l Size -d 'The size in GiB; the category says how much. At least the snapshot\'s.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l SnapshotId -d 'The snapshot whose content the disk begins with.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l StorageClusterId -d 'Not to be given, since there are no dedicated clusters here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l StorageSetId -d 'Not to be given, since there are no storage sets here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l StorageSetPartitionNumber -d 'How many partitions the storage set has; at least 2.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l Tag.1.Key -d 'The key: 1 to 128 characters, not starting with acs: or aliyun, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l Tag.1.Value -d 'The value: up to 128 characters, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l Tag.1.key -d 'Old spelling of Key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l Tag.1.value -d 'Old spelling of Value.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l ZoneId -d 'The zone of the disk.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateDisk" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l Category -d 'Standard. (Flash, a local snapshot, is not available here yet.)' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l ClientToken -d 'A name of this request, up to 64 ASCII characters: the same request with the same token is done once.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l Description -d 'A description: 2 to 256 characters, not beginning with http:// or https://.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l DiskId -d 'The disk.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l InstantAccess -d 'Whether the snapshot can be used while it is still progressing; ESSDs only.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l InstantAccessRetentionDays -d 'For how many days instant access stays on: 1 to 65535.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l ResourceGroupId -d 'The resource group of the snapshot.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l RetentionDays -d 'After how many days the snapshot goes by itself: 1 to 65536. It stays for ever without.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l SnapshotName -d 'The snapshot\'s name: 2 to 128 characters, a letter first, not beginning with auto.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l StorageLocationArn -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l Tag.1.Key -d 'The key: 1 to 128 characters, not starting with acs: or aliyun, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l Tag.1.Value -d 'The value: up to 128 characters, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l Tag.1.key -d 'Old spelling of Key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l Tag.1.value -d 'Old spelling of Value.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from CreateSnapshot" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteAutoSnapshotPolicy" -l autoSnapshotPolicyId -d 'The policy.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteAutoSnapshotPolicy" -l regionId -d 'The region.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteAutoSnapshotPolicy" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteAutoSnapshotPolicy" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteAutoSnapshotPolicy" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteAutoSnapshotPolicy" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteAutoSnapshotPolicy" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteAutoSnapshotPolicy" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteAutoSnapshotPolicy" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteAutoSnapshotPolicy" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteAutoSnapshotPolicy" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteDisk" -l DiskId -d 'The disk; it must be Available.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteDisk" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteDisk" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteDisk" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteDisk" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteDisk" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteDisk" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteDisk" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteDisk" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteDisk" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteInstance" -l DryRun -d 'true checks the request and ends with DryRunOperation.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteInstance" -l Force -d 'true deletes a running instance as well.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteInstance" -l ForceStop -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteInstance" -l InstanceId -d 'The instance; Stopped, if not Force is true.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteInstance" -l TerminateSubscription -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteInstance" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteInstance" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteInstance" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteInstance" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteInstance" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteInstance" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteInstance" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteInstance" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteInstance" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteSnapshot" -l Force -d 'true deletes it even when disks were made from it; those can no longer be re-initialised.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteSnapshot" -l SnapshotId -d 'The snapshot.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteSnapshot" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteSnapshot" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteSnapshot" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteSnapshot" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteSnapshot" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteSnapshot" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteSnapshot" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteSnapshot" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DeleteSnapshot" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyAssociations" -l AutoSnapshotPolicyId -d 'The policy.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyAssociations" -l DiskId -d 'The disk.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyAssociations" -l MaxResults -d 'Associations on a page: 10 to 100, 10 if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyAssociations" -l NextToken -d 'Where the page begins: the NextToken of the page before.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyAssociations" -l RegionId -d 'The region. The configured one counts if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyAssociations" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyAssociations" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyAssociations" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyAssociations" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyAssociations" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyAssociations" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyAssociations" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyAssociations" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyAssociations" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -l AutoSnapshotPolicyId -d 'The policy.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -l AutoSnapshotPolicyName -d 'The name.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -l PageNumber -d 'The page, from 1.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -l PageSize -d 'Policies on a page: 1 to 100, 10 if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -l RegionId -d 'The region. The configured one counts if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -l ResourceGroupId -d 'The resource group.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -l Tag.1.Key -d 'The key: 1 to 128 characters, not starting with acs: or aliyun, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -l Tag.1.Value -d 'The value: up to 128 characters, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -l Tag.1.key -d 'Old spelling of Key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -l Tag.1.value -d 'Old spelling of Value.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeAutoSnapshotPolicyEx" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l AdditionalAttributes.1 -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l AutoSnapshotPolicyId -d 'The automatic snapshot policy of the disks.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l Category -d 'The category, such as cloud_essd, or all.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l DeleteAutoSnapshot -d 'Whether automatic snapshots go with the disks.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l DeleteWithInstance -d 'Whether the disks go with their instance.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l DiskChargeType -d 'PrePaid or PostPaid; all are PostPaid.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l DiskIds -d 'Up to 100 disk ids, as a JSON array: ["d-…","d-…"]. An empty array finds nothing.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l DiskName -d 'The name.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l DiskType -d 'The type: system, data or all.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l DryRun -d '`true` only checks the request.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l EnableAutoSnapshot -d 'Whether policies may snapshot the disks.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l EnableAutomatedSnapshotPolicy -d 'Whether the disks have an automatic snapshot policy.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l EnableShared -d 'Whether the disks are shared block storage; none is.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l Encrypted -d 'Whether the disks are encrypted; none is.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l Filter.1.Key -d 'CreationStartTime, or CreationEndTime.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l Filter.1.Value -d 'The time: yyyy-MM-ddTHH:mmZ.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l Filter.2.Key -d 'CreationEndTime, or CreationStartTime.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l Filter.2.Value -d 'The time: yyyy-MM-ddTHH:mmZ.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l InstanceId -d 'The instance that the disks are on.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l KMSKeyId -d 'The key of the disks; none has one.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l LockReason -d 'Why the disks are locked: financial or security; none is.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l MaxResults -d 'Disks on a page when pages follow tokens: 10 to 500.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l MultiAttach -d 'Disabled, Enabled or LegacyShared; all are Disabled.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l NextToken -d 'Where the page begins: the NextToken of the page before.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l PageNumber -d 'The page, from 1.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l PageSize -d 'Disks on a page: 1 to 100, 10 if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l PerformanceLevel -d 'The performance level: PL0, PL1, PL2 or PL3.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l Portable -d 'Whether the disks can be detached and kept.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l RegionId -d 'The region. The configured one counts if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l ResourceGroupId -d 'The resource group.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l SnapshotId -d 'The snapshot that the disks were made from.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l Status -d 'The status: In_use, Available, Attaching, Detaching, Creating, ReIniting or All.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l Tag.1.Key -d 'The key: 1 to 128 characters, not starting with acs: or aliyun, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l Tag.1.Value -d 'The value: up to 128 characters, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l Tag.1.key -d 'Old spelling of Key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l Tag.1.value -d 'Old spelling of Value.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l ZoneId -d 'The zone.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeDisks" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l AdditionalAttributes.1 -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l DeviceAvailable -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l DryRun -d 'true checks the request and ends with DryRunOperation.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l EipAddresses -d 'Matches no instance here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l Filter.1.Key -d 'CreationStartTime, CreationEndTime, ExpiredStartTime or ExpiredEndTime.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l Filter.1.Value -d 'The time for Filter.1.Key: yyyy-MM-ddTHH:mmZ.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l Filter.2.Key -d 'Like Filter.1.Key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l Filter.2.Value -d 'The time for Filter.2.Key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l Filter.3.Key -d 'Like Filter.1.Key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l Filter.3.Value -d 'The time for Filter.3.Key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l Filter.4.Key -d 'Like Filter.1.Key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l Filter.4.Value -d 'The time for Filter.4.Key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l HpcClusterId -d 'Matches no instance here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l HttpEndpoint -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l HttpPutResponseHopLimit -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l HttpTokens -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l ImageId -d 'Only instances made from this image.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l InnerIpAddresses -d 'Matches no instance here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l InstanceChargeType -d 'PostPaid, which all instances are here, or PrePaid.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l InstanceIds -d 'Only these instances: a JSON array of at most 100 ids.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l InstanceName -d 'Only instances with this name; * in it stands for any characters.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l InstanceNetworkType -d 'vpc, which all instances are here, or classic.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l InstanceType -d 'Only instances of this type.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l InstanceTypeFamily -d 'Only instances of this type family, such as ecs.g6.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l InternetChargeType -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l IoOptimized -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l Ipv6Address.1 -d 'Matches no instance here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l KeyPairName -d 'Only instances with this key pair.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l LockReason -d 'A reason for a lock; no instance is locked here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l MaxResults -d 'Instances on a page with tokens: 10 to 100.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l NeedSaleCycle -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l NextToken -d 'The token that the page before came with.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l PageNumber -d 'The page, from 1.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l PageSize -d 'Instances on a page: 1 to 100, 10 without.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l PrivateIpAddresses -d 'Matches no instance here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l PublicIpAddresses -d 'Matches no instance here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l RdmaIpAddresses -d 'Matches no instance here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l RegionId -d 'The region. The configured one counts if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l ResourceGroupId -d 'Only instances of this resource group.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l SecurityGroupId -d 'Matches no instance here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l Status -d 'Only instances with this status: Pending, Running, Starting, Stopping or Stopped.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l Tag.1.Key -d 'The key: 1 to 128 characters, not starting with acs: or aliyun, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l Tag.1.Value -d 'The value: up to 128 characters, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l Tag.1.key -d 'Old spelling of Key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l Tag.1.value -d 'Old spelling of Value.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l VSwitchId -d 'Matches no instance here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l VpcId -d 'Matches no instance here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l ZoneId -d 'Only instances in this zone.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeInstances" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeRegions" -l AcceptLanguage -d 'The language of the names: zh-CN, zh-TW, en-US, ja, fr, de or ko.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeRegions" -l InstanceChargeType -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeRegions" -l ResourceType -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeRegions" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeRegions" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeRegions" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeRegions" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeRegions" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeRegions" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeRegions" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeRegions" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeRegions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -l DiskIds -d 'Only the chains of these disks: a JSON array of at most 100 ids.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -l InstanceId -d 'Only the chains of the disks attached to this instance.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -l MaxResults -d 'Chains on a page with tokens: 10 to 100.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -l NextToken -d 'The token that the page before came with.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -l PageNumber -d 'The page, from 1.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -l PageSize -d 'Chains on a page: 1 to 100, 10 without.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -l RegionId -d 'The region. The configured one counts if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -l SnapshotLinkIds -d 'Only these chains: a JSON array of at most 100 ids.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshotLinks" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l Category -d 'Only snapshots of this category: Standard, Flash or archive.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l DiskId -d 'Only snapshots of this disk, which may be gone.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l DryRun -d 'true checks the request and ends with DryRunOperation.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l Encrypted -d 'true asks for encrypted snapshots; there are none here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l Filter.1.Key -d 'CreationStartTime.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l Filter.1.Value -d 'Only snapshots made at this time or later: yyyy-MM-ddTHH:mmZ.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l Filter.2.Key -d 'CreationEndTime.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l Filter.2.Value -d 'Only snapshots made at this time or earlier: yyyy-MM-ddTHH:mmZ.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l InstanceId -d 'Only snapshots of the disks attached to this instance.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l KMSKeyId -d 'Asks for snapshots encrypted with this key; there are none here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l MaxResults -d 'Snapshots on a page with tokens: 10 to 100.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l NextToken -d 'The token that the page before came with.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l PageNumber -d 'The page, from 1.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l PageSize -d 'Snapshots on a page: 1 to 100, 10 without.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l RegionId -d 'The region. The configured one counts if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l ResourceGroupId -d 'Only snapshots of this resource group.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l SnapshotIds -d 'Only these snapshots: a JSON array of at most 100 ids.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l SnapshotLinkId -d 'Only snapshots of this chain.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l SnapshotName -d 'Only snapshots with this name.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l SnapshotType -d 'Only snapshots made by a policy (auto), by people (user), or all.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l SourceDiskType -d 'Only snapshots of system disks (system) or of data disks (data).' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l Status -d 'Only snapshots with this status: progressing, accomplished, failed or all.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l Tag.1.Key -d 'The key: 1 to 128 characters, not starting with acs: or aliyun, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l Tag.1.Value -d 'The value: up to 128 characters, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l Tag.1.key -d 'Old spelling of Key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l Tag.1.value -d 'Old spelling of Value.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l Usage -d 'Only snapshots that images (image), disks (disk), both (image_disk) or neither (none) were made from.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeSnapshots" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeZones" -l AcceptLanguage -d 'The language of the names: zh-CN, zh-TW, en-US, ja, fr, de or ko.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeZones" -l InstanceChargeType -d 'How instances are paid for: PrePaid or PostPaid.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeZones" -l RegionId -d 'The region. The configured one counts if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeZones" -l SpotStrategy -d 'How instances bid: NoSpot, SpotWithPriceLimit or SpotAsPriceGo.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeZones" -l Verbose -d '`false` leaves out what the zones offer.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeZones" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeZones" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeZones" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeZones" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeZones" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeZones" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeZones" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeZones" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DescribeZones" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DetachDisk" -l DeleteWithInstance -d 'Whether the disk goes with its instance; unchanged if it is not given.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DetachDisk" -l DiskId -d 'The disk.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DetachDisk" -l InstanceId -d 'The instance that it is on.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DetachDisk" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DetachDisk" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DetachDisk" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DetachDisk" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DetachDisk" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DetachDisk" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DetachDisk" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DetachDisk" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from DetachDisk" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -l NextToken -d 'The token that the page before came with.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -l RegionId -d 'The region. The configured one counts if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -l ResourceId.1 -d 'Only these resources, at most 50.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -l ResourceType -d 'What the resources are: instance, disk, snapshot or snapshotpolicy.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -l Tag.1.Key -d 'The key: 1 to 128 characters, not starting with acs: or aliyun, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -l Tag.1.Value -d 'The value: up to 128 characters, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -l Tag.1.key -d 'Old spelling of Key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -l Tag.1.value -d 'Old spelling of Value.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -l TagFilter.1.TagKey -d 'A part of the key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -l TagFilter.1.TagValues.1 -d 'Parts of the value, at most 5: one of them must be in it.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ListTagResources" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l CopiedSnapshotsRetentionDays -d 'For how many days each copy is kept: 1 to 65536, or -1 for ever.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l CopyEncryptionConfiguration.Arn.1.AssumeRoleFor -d 'Whom the role is for.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l CopyEncryptionConfiguration.Arn.1.RoleType -d 'The type of the role.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l CopyEncryptionConfiguration.Arn.1.Rolearn -d 'The role.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l CopyEncryptionConfiguration.Encrypted -d 'Must not be true: snapshots are not encrypted here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l CopyEncryptionConfiguration.KMSKeyId -d 'The key of the copies; needs Encrypted.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l EnableCrossRegionCopy -d 'Whether snapshots are copied to another region.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l TargetCopyRegions -d 'That region, as a JSON array: ["cn-beijing"].' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l TargetTags.1.Key -d 'Its key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l TargetTags.1.Value -d 'Its value.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l autoSnapshotPolicyId -d 'The policy.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l autoSnapshotPolicyName -d 'The new name: 2 to 128 characters, a letter first.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l regionId -d 'The region.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l repeatWeekdays -d 'The new days of the week, 1 (Monday) to 7 (Sunday), as a JSON array: ["1","5"].' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l retentionDays -d 'For how many days each snapshot is kept: 1 to 65536, or -1 for ever.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l timePoints -d 'The new hours, in UTC+8, as a JSON array: ["0","12"].' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyAutoSnapshotPolicyEx" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -l BurstingEnabled -d 'Bursting; of a cloud_auto disk of more than 3 GiB only.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -l DeleteAutoSnapshot -d 'Whether automatic snapshots go with the disk.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -l DeleteWithInstance -d 'Whether the disk goes with its instance.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -l Description -d 'The description: 2 to 256 characters, or empty to take it away.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -l DiskId -d 'The disk; not together with DiskIds.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -l DiskIds.1 -d 'Up to 100 disks; not together with DiskId.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -l DiskName -d 'The name: 2 to 128 characters.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -l EnableAutoSnapshot -d 'Whether policies may snapshot the disk.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -l RegionId -d 'The region. The configured one counts if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifyDiskAttribute" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifySnapshotAttribute" -l Description -d 'The new description: empty, or 2 to 256 characters not beginning with http:// or https://.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifySnapshotAttribute" -l DisableInstantAccess -d 'true turns instant access off.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifySnapshotAttribute" -l RetentionDays -d 'After how many days from its creation the snapshot goes by itself; it can only grow.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifySnapshotAttribute" -l SnapshotId -d 'The snapshot.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifySnapshotAttribute" -l SnapshotName -d 'The new name: 2 to 128 characters, a letter first, not beginning with auto.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifySnapshotAttribute" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifySnapshotAttribute" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifySnapshotAttribute" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifySnapshotAttribute" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifySnapshotAttribute" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifySnapshotAttribute" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifySnapshotAttribute" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifySnapshotAttribute" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ModifySnapshotAttribute" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from OpenSnapshotService" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from OpenSnapshotService" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from OpenSnapshotService" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from OpenSnapshotService" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from OpenSnapshotService" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from OpenSnapshotService" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from OpenSnapshotService" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from OpenSnapshotService" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from OpenSnapshotService" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ReInitDisk" -l AutoStartInstance -d '`true` starts the instance afterwards.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ReInitDisk" -l DiskId -d 'The disk; it must be In_use on a Stopped instance.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ReInitDisk" -l KeyPairName -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ReInitDisk" -l Password -d 'The password of a system disk: 8 to 30 characters of three kinds.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ReInitDisk" -l SecurityEnhancementStrategy -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ReInitDisk" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ReInitDisk" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ReInitDisk" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ReInitDisk" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ReInitDisk" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ReInitDisk" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ReInitDisk" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ReInitDisk" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ReInitDisk" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResetDisk" -l DiskId -d 'The disk: Available, or In_use on a Stopped instance.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResetDisk" -l DryRun -d '`true` only checks the request.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResetDisk" -l SnapshotId -d 'The snapshot; it must be one of that disk\'s.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResetDisk" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResetDisk" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResetDisk" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResetDisk" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResetDisk" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResetDisk" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResetDisk" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResetDisk" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResetDisk" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResizeDisk" -l ClientToken -d 'A name of this request, up to 64 ASCII characters: the same request with the same token is done once.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResizeDisk" -l DiskId -d 'The disk; it must be In_use or Available.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResizeDisk" -l NewSize -d 'The new size in GiB; larger than now, in the category\'s range.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResizeDisk" -l Type -d 'offline (the default), or online, which needs a Running instance.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResizeDisk" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResizeDisk" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResizeDisk" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResizeDisk" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResizeDisk" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResizeDisk" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResizeDisk" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResizeDisk" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from ResizeDisk" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l Affinity -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l Amount -d 'How many: 1 to 100, 1 when it is left away.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l Arn.1.AssumeRoleFor -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l Arn.1.RoleType -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l Arn.1.Rolearn -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l AutoPay -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l AutoReleaseTime -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l AutoRenew -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l AutoRenewPeriod -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l ClientToken -d 'A name of this request, up to 64 ASCII characters: the same request with the same token is done once.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l ClockOptions.PtpStatus -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l CpuOptions.Core -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l CpuOptions.Numa -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l CpuOptions.ThreadsPerCore -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l CpuOptions.TopologyType -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l CreditSpecification -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DataDisk.1.Category -d 'The category, such as cloud_essd, which it is when it is left away.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DataDisk.1.Size -d 'The size in GiB; with a SnapshotId it can be left away.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DataDisk.1.SnapshotId -d 'The snapshot whose content the disk begins with.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DataDisk.1.PerformanceLevel -d 'The performance level of an ESSD: PL0, PL1, PL2 or PL3.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DataDisk.1.DiskName -d 'The disk\'s name.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DataDisk.1.Description -d 'The disk\'s description.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DataDisk.1.DeleteWithInstance -d 'Whether the disk goes with the instance: true or false, true when it is left away.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DataDisk.1.Device -d 'The device name, /dev/xvdb to /dev/xvdz; the next free one when it is left away.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DataDisk.1.BurstingEnabled -d 'Whether a cloud_auto disk bursts.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DataDisk.1.Encrypted -d 'Must not be true: disks are not encrypted here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DataDisk.1.AutoSnapshotPolicyId -d 'The automatic snapshot policy that the disk gets.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DataDisk.1.EncryptAlgorithm -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DataDisk.1.KMSKeyId -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DataDisk.1.ProvisionedIops -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DataDisk.1.StorageClusterId -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DedicatedHostId -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DeletionProtection -d 'true protects the instances from being deleted.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DeploymentSetGroupNo -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DeploymentSetId -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l Description -d 'A description: 2 to 256 characters, not beginning with http:// or https://.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l DryRun -d 'true checks the request and ends with DryRunOperation.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l HibernationOptions.Configured -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l HostName -d 'The host name, with `[begin,digits]` in it where it counts.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l HostNames.1 -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l HpcClusterId -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l HttpEndpoint -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l HttpPutResponseHopLimit -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l HttpTokens -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l ImageFamily -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l ImageId -d 'The image, one of the blank ones; blank_x64_20G.vhd when it is left away.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l ImageOptions.LoginAsNonRoot -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l InstanceChargeType -d 'PostPaid or PrePaid; neither has an effect.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l InstanceName -d 'The name, with `[begin,digits]` in it where it counts; the instance\'s id when it is left away.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l InstanceType -d 'The type, such as ecs.g6.large, which it is when it is left away. It has no effect.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l InternetChargeType -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l InternetMaxBandwidthIn -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l InternetMaxBandwidthOut -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l IoOptimized -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l Ipv6Address.1 -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l Ipv6AddressCount -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l Isp -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l KeyPairName -d 'The name of a key pair.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l LaunchTemplateId -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l LaunchTemplateName -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l LaunchTemplateVersion -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l ManagedHostId -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l MinAmount -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.DeleteOnRelease -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.Description -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.InstanceType -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.Ipv6Address.1 -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.Ipv6AddressCount -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.NetworkCardIndex -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.NetworkInterfaceId -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.NetworkInterfaceName -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.NetworkInterfaceTrafficMode -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.PrimaryIpAddress -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.QueueNumber -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.QueuePairNumber -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.RxQueueSize -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.SecondaryPrivateIpAddressCount -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.SecurityGroupId -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.SecurityGroupIds.1 -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.SourceDestCheck -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.TxQueueSize -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterface.1.VSwitchId -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkInterfaceQueueNumber -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkOptions.BandwidthWeighting -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkOptions.EnableJumboFrame -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l NetworkOptions.EnableNetworkEncryption -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l Password -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l PasswordInherit -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l Period -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l PeriodUnit -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l PrivateDnsNameOptions.EnableInstanceIdDnsARecord -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l PrivateDnsNameOptions.EnableIpDnsARecord -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l PrivateDnsNameOptions.EnableIpDnsPtrRecord -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l PrivateDnsNameOptions.HostnameType -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l PrivateIpAddress -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l PrivatePoolOptions.Id -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l PrivatePoolOptions.MatchCriteria -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l RamRoleName -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l RegionId -d 'The region. The configured one counts if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l ResourceGroupId -d 'The resource group of the instances.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SchedulerOptions.DedicatedHostClusterId -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SecurityEnhancementStrategy -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SecurityGroupId -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SecurityGroupIds.1 -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SecurityOptions.ConfidentialComputingMode -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SecurityOptions.TrustedSystemMode -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SpotDuration -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SpotInterruptionBehavior -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SpotPriceLimit -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SpotStrategy -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l StorageSetId -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l StorageSetPartitionNumber -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SystemDisk.AutoSnapshotPolicyId -d 'The automatic snapshot policy that the system disk gets.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SystemDisk.BurstingEnabled -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SystemDisk.Category -d 'The category of the system disk; cloud_essd when it is left away.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SystemDisk.Description -d 'The description of the system disk.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SystemDisk.DiskName -d 'The name of the system disk.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SystemDisk.EncryptAlgorithm -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SystemDisk.Encrypted -d 'Must not be true: disks are not encrypted here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SystemDisk.KMSKeyId -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SystemDisk.PerformanceLevel -d 'The performance level of an ESSD system disk: PL0, PL1, PL2 or PL3.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SystemDisk.ProvisionedIops -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SystemDisk.Size -d 'The size of the system disk in GiB; 20, or the least possible, when it is left away.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l SystemDisk.StorageClusterId -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l Tag.1.Key -d 'The key: 1 to 128 characters, not starting with acs: or aliyun, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l Tag.1.Value -d 'The value: up to 128 characters, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l Tag.1.key -d 'Old spelling of Key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l Tag.1.value -d 'Old spelling of Value.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l Tenancy -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l UniqueSuffix -d 'true adds 001, 002 … to the names of several instances.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l UserData -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l VSwitchId -d 'Accepted, without effect here.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l ZoneId -d 'The zone; the first of the region when it is left away.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from RunInstances" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StartInstance" -l DryRun -d 'true checks the request and ends with DryRunOperation.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StartInstance" -l InitLocalDisk -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StartInstance" -l InstanceId -d 'The instance.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StartInstance" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StartInstance" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StartInstance" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StartInstance" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StartInstance" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StartInstance" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StartInstance" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StartInstance" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StartInstance" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StopInstance" -l ConfirmStop -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StopInstance" -l DryRun -d 'true checks the request and ends with DryRunOperation.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StopInstance" -l ForceStop -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StopInstance" -l Hibernate -d 'Accepted, without effect here.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StopInstance" -l InstanceId -d 'The instance.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StopInstance" -l StoppedMode -d 'KeepCharging or StopCharging, to be shown by DescribeInstances.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StopInstance" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StopInstance" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StopInstance" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StopInstance" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StopInstance" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StopInstance" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StopInstance" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StopInstance" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from StopInstance" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from TagResources" -l RegionId -d 'The region. The configured one counts if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from TagResources" -l ResourceId.1 -d 'The resources, at most 50.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from TagResources" -l ResourceType -d 'What the resources are: instance, disk, snapshot or snapshotpolicy.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from TagResources" -l Tag.1.Key -d 'The key: 1 to 128 characters, not starting with acs: or aliyun, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from TagResources" -l Tag.1.Value -d 'The value: up to 128 characters, no address.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from TagResources" -l Tag.1.key -d 'Old spelling of Key.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from TagResources" -l Tag.1.value -d 'Old spelling of Value.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from TagResources" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from TagResources" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from TagResources" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from TagResources" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from TagResources" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from TagResources" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from TagResources" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from TagResources" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from TagResources" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from UntagResources" -l All -d 'true takes off every tag; it counts only without TagKey.' -r -f -a "true\t''
false\t''"
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from UntagResources" -l RegionId -d 'The region. The configured one counts if it is not given.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from UntagResources" -l ResourceId.1 -d 'The resources, at most 50.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from UntagResources" -l ResourceType -d 'What the resources are: instance, disk, snapshot or snapshotpolicy.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from UntagResources" -l TagKey.1 -d 'The keys of the tags, at most 20.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from UntagResources" -l region -d 'use `--region <regionId>` to assign region' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from UntagResources" -l version -d 'use `--version <YYYY-MM-DD>` to assign product api version' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from UntagResources" -l header -d 'use `--header X-foo=bar` to add custom HTTP header, repeatable' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from UntagResources" -s o -l output -d 'use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from UntagResources" -l method -d 'add `--method {GET|POST}` to assign rpc call method.' -r
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from UntagResources" -l background -d 'use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from UntagResources" -l force -d 'use `--force` to skip api and parameters check'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from UntagResources" -s q -l quiet -d 'add `--quiet` to hide normal output'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from UntagResources" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "ApplyAutoSnapshotPolicy" -d 'Puts an automatic snapshot policy on disks.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "AttachDisk" -d 'Attaches a disk to an instance.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "CancelAutoSnapshotPolicy" -d 'Takes the automatic snapshot policy off disks.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "CreateAutoSnapshotPolicy" -d 'Makes an automatic snapshot policy.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "CreateDisk" -d 'Makes a data disk, empty or from a snapshot.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "CreateSnapshot" -d 'Takes a snapshot of a disk.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "DeleteAutoSnapshotPolicy" -d 'Deletes an automatic snapshot policy.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "DeleteDisk" -d 'Deletes a disk.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "DeleteInstance" -d 'Deletes an instance.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "DeleteSnapshot" -d 'Deletes a snapshot.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "DescribeAutoSnapshotPolicyAssociations" -d 'Lists which disks have a policy, or which policy a disk has.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "DescribeAutoSnapshotPolicyEx" -d 'Lists automatic snapshot policies.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "DescribeDisks" -d 'Lists disks.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "DescribeInstances" -d 'Lists instances, newest first.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "DescribeRegions" -d 'Lists the regions.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "DescribeSnapshotLinks" -d 'Lists snapshot chains, newest first.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "DescribeSnapshots" -d 'Lists snapshots, newest first.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "DescribeZones" -d 'Lists the zones of a region.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "DetachDisk" -d 'Detaches a disk from its instance.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "ListTagResources" -d 'Lists the tags of disks, snapshots or instances.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "ModifyAutoSnapshotPolicyEx" -d 'Changes an automatic snapshot policy.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "ModifyDiskAttribute" -d 'Changes attributes of one disk or of several.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "ModifySnapshotAttribute" -d 'Changes a snapshot\'s name, description or retention.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "OpenSnapshotService" -d 'Opens the snapshot service.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "ReInitDisk" -d 'Brings a disk back to how it began.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "ResetDisk" -d 'Rolls a disk back to one of its snapshots.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "ResizeDisk" -d 'Makes a disk larger.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "RunInstances" -d 'Makes instances with their disks, and starts them.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "StartInstance" -d 'Starts a stopped instance.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "StopInstance" -d 'Stops a running instance.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "TagResources" -d 'Puts tags on disks, snapshots or instances.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "UntagResources" -d 'Takes tags off disks, snapshots or instances.'
complete -c snap -n "__fish_snap_using_subcommand ecs; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c snap -n "__fish_snap_using_subcommand disk; and not __fish_seen_subcommand_from path import help" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand disk; and not __fish_seen_subcommand_from path import help" -f -a "path" -d 'Prints the path of a disk\'s image'
complete -c snap -n "__fish_snap_using_subcommand disk; and not __fish_seen_subcommand_from path import help" -f -a "import" -d 'Makes a raw image a data disk, and prints its id as JSON'
complete -c snap -n "__fish_snap_using_subcommand disk; and not __fish_seen_subcommand_from path import help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c snap -n "__fish_snap_using_subcommand disk; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand disk; and __fish_seen_subcommand_from import" -l region -d 'The region of the disk' -r
complete -c snap -n "__fish_snap_using_subcommand disk; and __fish_seen_subcommand_from import" -l name -d 'The name of the disk' -r
complete -c snap -n "__fish_snap_using_subcommand disk; and __fish_seen_subcommand_from import" -l adopt -d 'Use the image where it is; it is not copied, and never removed'
complete -c snap -n "__fish_snap_using_subcommand disk; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand disk; and __fish_seen_subcommand_from help" -f -a "path" -d 'Prints the path of a disk\'s image'
complete -c snap -n "__fish_snap_using_subcommand disk; and __fish_seen_subcommand_from help" -f -a "import" -d 'Makes a raw image a data disk, and prints its id as JSON'
complete -c snap -n "__fish_snap_using_subcommand disk; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c snap -n "__fish_snap_using_subcommand store; and not __fish_seen_subcommand_from verify reclaim stats help" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand store; and not __fish_seen_subcommand_from verify reclaim stats help" -f -a "verify" -d 'Reads every stored block, and lists what is damaged or missing'
complete -c snap -n "__fish_snap_using_subcommand store; and not __fish_seen_subcommand_from verify reclaim stats help" -f -a "reclaim" -d 'Frees what no snapshot needs: prints the plan, does it, and prints what it did as JSON'
complete -c snap -n "__fish_snap_using_subcommand store; and not __fish_seen_subcommand_from verify reclaim stats help" -f -a "stats" -d 'Prints what the stores hold, as JSON'
complete -c snap -n "__fish_snap_using_subcommand store; and not __fish_seen_subcommand_from verify reclaim stats help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c snap -n "__fish_snap_using_subcommand store; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand store; and __fish_seen_subcommand_from reclaim" -l dry-run -d 'Only say what would be freed'
complete -c snap -n "__fish_snap_using_subcommand store; and __fish_seen_subcommand_from reclaim" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand store; and __fish_seen_subcommand_from stats" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Reads every stored block, and lists what is damaged or missing'
complete -c snap -n "__fish_snap_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "reclaim" -d 'Frees what no snapshot needs: prints the plan, does it, and prints what it did as JSON'
complete -c snap -n "__fish_snap_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "stats" -d 'Prints what the stores hold, as JSON'
complete -c snap -n "__fish_snap_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c snap -n "__fish_snap_using_subcommand schedule; and not __fish_seen_subcommand_from run next help" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand schedule; and not __fish_seen_subcommand_from run next help" -f -a "run" -d 'Does all that is due: takes automatic snapshots, copies them, deletes what expired; prints JSON'
complete -c snap -n "__fish_snap_using_subcommand schedule; and not __fish_seen_subcommand_from run next help" -f -a "next" -d 'Prints what is due when, the first first, as JSON'
complete -c snap -n "__fish_snap_using_subcommand schedule; and not __fish_seen_subcommand_from run next help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c snap -n "__fish_snap_using_subcommand schedule; and __fish_seen_subcommand_from run" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand schedule; and __fish_seen_subcommand_from next" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand schedule; and __fish_seen_subcommand_from help" -f -a "run" -d 'Does all that is due: takes automatic snapshots, copies them, deletes what expired; prints JSON'
complete -c snap -n "__fish_snap_using_subcommand schedule; and __fish_seen_subcommand_from help" -f -a "next" -d 'Prints what is due when, the first first, as JSON'
complete -c snap -n "__fish_snap_using_subcommand schedule; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c snap -n "__fish_snap_using_subcommand task; and not __fish_seen_subcommand_from list wait run help" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand task; and not __fish_seen_subcommand_from list wait run help" -f -a "list" -d 'Prints the work that goes on in the background, and what went on before, as JSON'
complete -c snap -n "__fish_snap_using_subcommand task; and not __fish_seen_subcommand_from list wait run help" -f -a "wait" -d 'Waits until tasks have ended; exit status 1 if one failed'
complete -c snap -n "__fish_snap_using_subcommand task; and not __fish_seen_subcommand_from list wait run help" -f -a "run" -d 'Does the job of a task; only for workers, which hold its lock'
complete -c snap -n "__fish_snap_using_subcommand task; and not __fish_seen_subcommand_from list wait run help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c snap -n "__fish_snap_using_subcommand task; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand task; and __fish_seen_subcommand_from wait" -l timeout -d 'Give up after so many seconds, with exit status 1' -r
complete -c snap -n "__fish_snap_using_subcommand task; and __fish_seen_subcommand_from wait" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand task; and __fish_seen_subcommand_from run" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "list" -d 'Prints the work that goes on in the background, and what went on before, as JSON'
complete -c snap -n "__fish_snap_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "wait" -d 'Waits until tasks have ended; exit status 1 if one failed'
complete -c snap -n "__fish_snap_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "run" -d 'Does the job of a task; only for workers, which hold its lock'
complete -c snap -n "__fish_snap_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c snap -n "__fish_snap_using_subcommand demo" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand completion" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand man" -l dir -d 'Write every page to this directory, which is made if need be' -r -F
complete -c snap -n "__fish_snap_using_subcommand man" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand version" -s h -l help -d 'Print help'
complete -c snap -n "__fish_snap_using_subcommand help; and not __fish_seen_subcommand_from ecs disk store schedule task demo completion man version help" -f -a "ecs" -d 'Calls an operation of the service'
complete -c snap -n "__fish_snap_using_subcommand help; and not __fish_seen_subcommand_from ecs disk store schedule task demo completion man version help" -f -a "disk" -d 'Disk images on this machine'
complete -c snap -n "__fish_snap_using_subcommand help; and not __fish_seen_subcommand_from ecs disk store schedule task demo completion man version help" -f -a "store" -d 'The block stores that hold the snapshots'
complete -c snap -n "__fish_snap_using_subcommand help; and not __fish_seen_subcommand_from ecs disk store schedule task demo completion man version help" -f -a "schedule" -d 'What policies and retention have to do'
complete -c snap -n "__fish_snap_using_subcommand help; and not __fish_seen_subcommand_from ecs disk store schedule task demo completion man version help" -f -a "task" -d 'Work that goes on in the background'
complete -c snap -n "__fish_snap_using_subcommand help; and not __fish_seen_subcommand_from ecs disk store schedule task demo completion man version help" -f -a "demo" -d 'Shows disks being snapshotted, changed, rolled back and cloned, in a temporary home'
complete -c snap -n "__fish_snap_using_subcommand help; and not __fish_seen_subcommand_from ecs disk store schedule task demo completion man version help" -f -a "completion" -d 'Prints a shell\'s completion script'
complete -c snap -n "__fish_snap_using_subcommand help; and not __fish_seen_subcommand_from ecs disk store schedule task demo completion man version help" -f -a "man" -d 'Prints the program\'s man page, or writes all of them to a directory'
complete -c snap -n "__fish_snap_using_subcommand help; and not __fish_seen_subcommand_from ecs disk store schedule task demo completion man version help" -f -a "version" -d 'Prints the program\'s version'
complete -c snap -n "__fish_snap_using_subcommand help; and not __fish_seen_subcommand_from ecs disk store schedule task demo completion man version help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "ApplyAutoSnapshotPolicy" -d 'Puts an automatic snapshot policy on disks.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "AttachDisk" -d 'Attaches a disk to an instance.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "CancelAutoSnapshotPolicy" -d 'Takes the automatic snapshot policy off disks.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "CreateAutoSnapshotPolicy" -d 'Makes an automatic snapshot policy.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "CreateDisk" -d 'Makes a data disk, empty or from a snapshot.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "CreateSnapshot" -d 'Takes a snapshot of a disk.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "DeleteAutoSnapshotPolicy" -d 'Deletes an automatic snapshot policy.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "DeleteDisk" -d 'Deletes a disk.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "DeleteInstance" -d 'Deletes an instance.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "DeleteSnapshot" -d 'Deletes a snapshot.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "DescribeAutoSnapshotPolicyAssociations" -d 'Lists which disks have a policy, or which policy a disk has.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "DescribeAutoSnapshotPolicyEx" -d 'Lists automatic snapshot policies.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "DescribeDisks" -d 'Lists disks.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "DescribeInstances" -d 'Lists instances, newest first.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "DescribeRegions" -d 'Lists the regions.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "DescribeSnapshotLinks" -d 'Lists snapshot chains, newest first.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "DescribeSnapshots" -d 'Lists snapshots, newest first.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "DescribeZones" -d 'Lists the zones of a region.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "DetachDisk" -d 'Detaches a disk from its instance.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "ListTagResources" -d 'Lists the tags of disks, snapshots or instances.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "ModifyAutoSnapshotPolicyEx" -d 'Changes an automatic snapshot policy.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "ModifyDiskAttribute" -d 'Changes attributes of one disk or of several.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "ModifySnapshotAttribute" -d 'Changes a snapshot\'s name, description or retention.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "OpenSnapshotService" -d 'Opens the snapshot service.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "ReInitDisk" -d 'Brings a disk back to how it began.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "ResetDisk" -d 'Rolls a disk back to one of its snapshots.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "ResizeDisk" -d 'Makes a disk larger.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "RunInstances" -d 'Makes instances with their disks, and starts them.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "StartInstance" -d 'Starts a stopped instance.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "StopInstance" -d 'Stops a running instance.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "TagResources" -d 'Puts tags on disks, snapshots or instances.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from ecs" -f -a "UntagResources" -d 'Takes tags off disks, snapshots or instances.'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from disk" -f -a "path" -d 'Prints the path of a disk\'s image'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from disk" -f -a "import" -d 'Makes a raw image a data disk, and prints its id as JSON'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "verify" -d 'Reads every stored block, and lists what is damaged or missing'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "reclaim" -d 'Frees what no snapshot needs: prints the plan, does it, and prints what it did as JSON'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "stats" -d 'Prints what the stores hold, as JSON'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from schedule" -f -a "run" -d 'Does all that is due: takes automatic snapshots, copies them, deletes what expired; prints JSON'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from schedule" -f -a "next" -d 'Prints what is due when, the first first, as JSON'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "list" -d 'Prints the work that goes on in the background, and what went on before, as JSON'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "wait" -d 'Waits until tasks have ended; exit status 1 if one failed'
complete -c snap -n "__fish_snap_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "run" -d 'Does the job of a task; only for workers, which hold its lock'
