_snap() {
    local i cur prev opts cmd
    COMPREPLY=()
    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
        cur="$2"
    else
        cur="${COMP_WORDS[COMP_CWORD]}"
    fi
    prev="$3"
    cmd=""
    opts=""

    for i in "${COMP_WORDS[@]:0:COMP_CWORD}"
    do
        case "${cmd},${i}" in
            ",$1")
                cmd="snap"
                ;;
            snap,bill)
                cmd="snap__subcmd__bill"
                ;;
            snap,completion)
                cmd="snap__subcmd__completion"
                ;;
            snap,demo)
                cmd="snap__subcmd__demo"
                ;;
            snap,disk)
                cmd="snap__subcmd__disk"
                ;;
            snap,ecs)
                cmd="snap__subcmd__ecs"
                ;;
            snap,help)
                cmd="snap__subcmd__help"
                ;;
            snap,man)
                cmd="snap__subcmd__man"
                ;;
            snap,schedule)
                cmd="snap__subcmd__schedule"
                ;;
            snap,store)
                cmd="snap__subcmd__store"
                ;;
            snap,task)
                cmd="snap__subcmd__task"
                ;;
            snap,version)
                cmd="snap__subcmd__version"
                ;;
            snap__subcmd__disk,help)
                cmd="snap__subcmd__disk__subcmd__help"
                ;;
            snap__subcmd__disk,import)
                cmd="snap__subcmd__disk__subcmd__import"
                ;;
            snap__subcmd__disk,path)
                cmd="snap__subcmd__disk__subcmd__path"
                ;;
            snap__subcmd__disk__subcmd__help,help)
                cmd="snap__subcmd__disk__subcmd__help__subcmd__help"
                ;;
            snap__subcmd__disk__subcmd__help,import)
                cmd="snap__subcmd__disk__subcmd__help__subcmd__import"
                ;;
            snap__subcmd__disk__subcmd__help,path)
                cmd="snap__subcmd__disk__subcmd__help__subcmd__path"
                ;;
            snap__subcmd__ecs,AddTags)
                cmd="snap__subcmd__ecs__subcmd__AddTags"
                ;;
            snap__subcmd__ecs,ApplyAutoSnapshotPolicy)
                cmd="snap__subcmd__ecs__subcmd__ApplyAutoSnapshotPolicy"
                ;;
            snap__subcmd__ecs,AttachDisk)
                cmd="snap__subcmd__ecs__subcmd__AttachDisk"
                ;;
            snap__subcmd__ecs,CancelAutoSnapshotPolicy)
                cmd="snap__subcmd__ecs__subcmd__CancelAutoSnapshotPolicy"
                ;;
            snap__subcmd__ecs,CancelCopyImage)
                cmd="snap__subcmd__ecs__subcmd__CancelCopyImage"
                ;;
            snap__subcmd__ecs,CancelTask)
                cmd="snap__subcmd__ecs__subcmd__CancelTask"
                ;;
            snap__subcmd__ecs,CopyImage)
                cmd="snap__subcmd__ecs__subcmd__CopyImage"
                ;;
            snap__subcmd__ecs,CopySnapshot)
                cmd="snap__subcmd__ecs__subcmd__CopySnapshot"
                ;;
            snap__subcmd__ecs,CreateAutoSnapshotPolicy)
                cmd="snap__subcmd__ecs__subcmd__CreateAutoSnapshotPolicy"
                ;;
            snap__subcmd__ecs,CreateDisk)
                cmd="snap__subcmd__ecs__subcmd__CreateDisk"
                ;;
            snap__subcmd__ecs,CreateImage)
                cmd="snap__subcmd__ecs__subcmd__CreateImage"
                ;;
            snap__subcmd__ecs,CreateInstance)
                cmd="snap__subcmd__ecs__subcmd__CreateInstance"
                ;;
            snap__subcmd__ecs,CreateSnapshot)
                cmd="snap__subcmd__ecs__subcmd__CreateSnapshot"
                ;;
            snap__subcmd__ecs,CreateSnapshotGroup)
                cmd="snap__subcmd__ecs__subcmd__CreateSnapshotGroup"
                ;;
            snap__subcmd__ecs,DeleteAutoSnapshotPolicy)
                cmd="snap__subcmd__ecs__subcmd__DeleteAutoSnapshotPolicy"
                ;;
            snap__subcmd__ecs,DeleteDisk)
                cmd="snap__subcmd__ecs__subcmd__DeleteDisk"
                ;;
            snap__subcmd__ecs,DeleteImage)
                cmd="snap__subcmd__ecs__subcmd__DeleteImage"
                ;;
            snap__subcmd__ecs,DeleteInstance)
                cmd="snap__subcmd__ecs__subcmd__DeleteInstance"
                ;;
            snap__subcmd__ecs,DeleteInstances)
                cmd="snap__subcmd__ecs__subcmd__DeleteInstances"
                ;;
            snap__subcmd__ecs,DeleteSnapshot)
                cmd="snap__subcmd__ecs__subcmd__DeleteSnapshot"
                ;;
            snap__subcmd__ecs,DeleteSnapshotGroup)
                cmd="snap__subcmd__ecs__subcmd__DeleteSnapshotGroup"
                ;;
            snap__subcmd__ecs,DescribeAccountAttributes)
                cmd="snap__subcmd__ecs__subcmd__DescribeAccountAttributes"
                ;;
            snap__subcmd__ecs,DescribeAutoSnapshotPolicyAssociations)
                cmd="snap__subcmd__ecs__subcmd__DescribeAutoSnapshotPolicyAssociations"
                ;;
            snap__subcmd__ecs,DescribeAutoSnapshotPolicyEx)
                cmd="snap__subcmd__ecs__subcmd__DescribeAutoSnapshotPolicyEx"
                ;;
            snap__subcmd__ecs,DescribeDiskDefaultKMSKeyId)
                cmd="snap__subcmd__ecs__subcmd__DescribeDiskDefaultKMSKeyId"
                ;;
            snap__subcmd__ecs,DescribeDiskEncryptionByDefaultStatus)
                cmd="snap__subcmd__ecs__subcmd__DescribeDiskEncryptionByDefaultStatus"
                ;;
            snap__subcmd__ecs,DescribeDisks)
                cmd="snap__subcmd__ecs__subcmd__DescribeDisks"
                ;;
            snap__subcmd__ecs,DescribeDisksFullStatus)
                cmd="snap__subcmd__ecs__subcmd__DescribeDisksFullStatus"
                ;;
            snap__subcmd__ecs,DescribeImageFromFamily)
                cmd="snap__subcmd__ecs__subcmd__DescribeImageFromFamily"
                ;;
            snap__subcmd__ecs,DescribeImageSharePermission)
                cmd="snap__subcmd__ecs__subcmd__DescribeImageSharePermission"
                ;;
            snap__subcmd__ecs,DescribeImages)
                cmd="snap__subcmd__ecs__subcmd__DescribeImages"
                ;;
            snap__subcmd__ecs,DescribeInstanceAttribute)
                cmd="snap__subcmd__ecs__subcmd__DescribeInstanceAttribute"
                ;;
            snap__subcmd__ecs,DescribeInstanceStatus)
                cmd="snap__subcmd__ecs__subcmd__DescribeInstanceStatus"
                ;;
            snap__subcmd__ecs,DescribeInstances)
                cmd="snap__subcmd__ecs__subcmd__DescribeInstances"
                ;;
            snap__subcmd__ecs,DescribeLockedSnapshots)
                cmd="snap__subcmd__ecs__subcmd__DescribeLockedSnapshots"
                ;;
            snap__subcmd__ecs,DescribePrice)
                cmd="snap__subcmd__ecs__subcmd__DescribePrice"
                ;;
            snap__subcmd__ecs,DescribeRegions)
                cmd="snap__subcmd__ecs__subcmd__DescribeRegions"
                ;;
            snap__subcmd__ecs,DescribeResourceByTags)
                cmd="snap__subcmd__ecs__subcmd__DescribeResourceByTags"
                ;;
            snap__subcmd__ecs,DescribeSnapshotGroups)
                cmd="snap__subcmd__ecs__subcmd__DescribeSnapshotGroups"
                ;;
            snap__subcmd__ecs,DescribeSnapshotLinks)
                cmd="snap__subcmd__ecs__subcmd__DescribeSnapshotLinks"
                ;;
            snap__subcmd__ecs,DescribeSnapshotMonitorData)
                cmd="snap__subcmd__ecs__subcmd__DescribeSnapshotMonitorData"
                ;;
            snap__subcmd__ecs,DescribeSnapshotPackage)
                cmd="snap__subcmd__ecs__subcmd__DescribeSnapshotPackage"
                ;;
            snap__subcmd__ecs,DescribeSnapshots)
                cmd="snap__subcmd__ecs__subcmd__DescribeSnapshots"
                ;;
            snap__subcmd__ecs,DescribeSnapshotsUsage)
                cmd="snap__subcmd__ecs__subcmd__DescribeSnapshotsUsage"
                ;;
            snap__subcmd__ecs,DescribeTags)
                cmd="snap__subcmd__ecs__subcmd__DescribeTags"
                ;;
            snap__subcmd__ecs,DescribeTaskAttribute)
                cmd="snap__subcmd__ecs__subcmd__DescribeTaskAttribute"
                ;;
            snap__subcmd__ecs,DescribeTasks)
                cmd="snap__subcmd__ecs__subcmd__DescribeTasks"
                ;;
            snap__subcmd__ecs,DescribeZones)
                cmd="snap__subcmd__ecs__subcmd__DescribeZones"
                ;;
            snap__subcmd__ecs,DetachDisk)
                cmd="snap__subcmd__ecs__subcmd__DetachDisk"
                ;;
            snap__subcmd__ecs,DisableDiskEncryptionByDefault)
                cmd="snap__subcmd__ecs__subcmd__DisableDiskEncryptionByDefault"
                ;;
            snap__subcmd__ecs,EnableDiskEncryptionByDefault)
                cmd="snap__subcmd__ecs__subcmd__EnableDiskEncryptionByDefault"
                ;;
            snap__subcmd__ecs,ExportImage)
                cmd="snap__subcmd__ecs__subcmd__ExportImage"
                ;;
            snap__subcmd__ecs,ExportSnapshot)
                cmd="snap__subcmd__ecs__subcmd__ExportSnapshot"
                ;;
            snap__subcmd__ecs,ImportImage)
                cmd="snap__subcmd__ecs__subcmd__ImportImage"
                ;;
            snap__subcmd__ecs,JoinResourceGroup)
                cmd="snap__subcmd__ecs__subcmd__JoinResourceGroup"
                ;;
            snap__subcmd__ecs,ListTagResources)
                cmd="snap__subcmd__ecs__subcmd__ListTagResources"
                ;;
            snap__subcmd__ecs,LockSnapshot)
                cmd="snap__subcmd__ecs__subcmd__LockSnapshot"
                ;;
            snap__subcmd__ecs,ModifyAutoSnapshotPolicyEx)
                cmd="snap__subcmd__ecs__subcmd__ModifyAutoSnapshotPolicyEx"
                ;;
            snap__subcmd__ecs,ModifyDiskAttribute)
                cmd="snap__subcmd__ecs__subcmd__ModifyDiskAttribute"
                ;;
            snap__subcmd__ecs,ModifyDiskDefaultKMSKeyId)
                cmd="snap__subcmd__ecs__subcmd__ModifyDiskDefaultKMSKeyId"
                ;;
            snap__subcmd__ecs,ModifyDiskSpec)
                cmd="snap__subcmd__ecs__subcmd__ModifyDiskSpec"
                ;;
            snap__subcmd__ecs,ModifyImageAttribute)
                cmd="snap__subcmd__ecs__subcmd__ModifyImageAttribute"
                ;;
            snap__subcmd__ecs,ModifyImageSharePermission)
                cmd="snap__subcmd__ecs__subcmd__ModifyImageSharePermission"
                ;;
            snap__subcmd__ecs,ModifyInstanceAttribute)
                cmd="snap__subcmd__ecs__subcmd__ModifyInstanceAttribute"
                ;;
            snap__subcmd__ecs,ModifySnapshotAttribute)
                cmd="snap__subcmd__ecs__subcmd__ModifySnapshotAttribute"
                ;;
            snap__subcmd__ecs,ModifySnapshotCategory)
                cmd="snap__subcmd__ecs__subcmd__ModifySnapshotCategory"
                ;;
            snap__subcmd__ecs,ModifySnapshotGroup)
                cmd="snap__subcmd__ecs__subcmd__ModifySnapshotGroup"
                ;;
            snap__subcmd__ecs,OpenSnapshotService)
                cmd="snap__subcmd__ecs__subcmd__OpenSnapshotService"
                ;;
            snap__subcmd__ecs,ReInitDisk)
                cmd="snap__subcmd__ecs__subcmd__ReInitDisk"
                ;;
            snap__subcmd__ecs,RebootInstance)
                cmd="snap__subcmd__ecs__subcmd__RebootInstance"
                ;;
            snap__subcmd__ecs,RebootInstances)
                cmd="snap__subcmd__ecs__subcmd__RebootInstances"
                ;;
            snap__subcmd__ecs,RemoveTags)
                cmd="snap__subcmd__ecs__subcmd__RemoveTags"
                ;;
            snap__subcmd__ecs,ReplaceSystemDisk)
                cmd="snap__subcmd__ecs__subcmd__ReplaceSystemDisk"
                ;;
            snap__subcmd__ecs,ResetDisk)
                cmd="snap__subcmd__ecs__subcmd__ResetDisk"
                ;;
            snap__subcmd__ecs,ResetDiskDefaultKMSKeyId)
                cmd="snap__subcmd__ecs__subcmd__ResetDiskDefaultKMSKeyId"
                ;;
            snap__subcmd__ecs,ResetDisks)
                cmd="snap__subcmd__ecs__subcmd__ResetDisks"
                ;;
            snap__subcmd__ecs,ResizeDisk)
                cmd="snap__subcmd__ecs__subcmd__ResizeDisk"
                ;;
            snap__subcmd__ecs,RunInstances)
                cmd="snap__subcmd__ecs__subcmd__RunInstances"
                ;;
            snap__subcmd__ecs,StartInstance)
                cmd="snap__subcmd__ecs__subcmd__StartInstance"
                ;;
            snap__subcmd__ecs,StartInstances)
                cmd="snap__subcmd__ecs__subcmd__StartInstances"
                ;;
            snap__subcmd__ecs,StopInstance)
                cmd="snap__subcmd__ecs__subcmd__StopInstance"
                ;;
            snap__subcmd__ecs,StopInstances)
                cmd="snap__subcmd__ecs__subcmd__StopInstances"
                ;;
            snap__subcmd__ecs,TagResources)
                cmd="snap__subcmd__ecs__subcmd__TagResources"
                ;;
            snap__subcmd__ecs,UnlockSnapshot)
                cmd="snap__subcmd__ecs__subcmd__UnlockSnapshot"
                ;;
            snap__subcmd__ecs,UntagResources)
                cmd="snap__subcmd__ecs__subcmd__UntagResources"
                ;;
            snap__subcmd__ecs,help)
                cmd="snap__subcmd__ecs__subcmd__help"
                ;;
            snap__subcmd__ecs__subcmd__help,AddTags)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__AddTags"
                ;;
            snap__subcmd__ecs__subcmd__help,ApplyAutoSnapshotPolicy)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ApplyAutoSnapshotPolicy"
                ;;
            snap__subcmd__ecs__subcmd__help,AttachDisk)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__AttachDisk"
                ;;
            snap__subcmd__ecs__subcmd__help,CancelAutoSnapshotPolicy)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__CancelAutoSnapshotPolicy"
                ;;
            snap__subcmd__ecs__subcmd__help,CancelCopyImage)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__CancelCopyImage"
                ;;
            snap__subcmd__ecs__subcmd__help,CancelTask)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__CancelTask"
                ;;
            snap__subcmd__ecs__subcmd__help,CopyImage)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__CopyImage"
                ;;
            snap__subcmd__ecs__subcmd__help,CopySnapshot)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__CopySnapshot"
                ;;
            snap__subcmd__ecs__subcmd__help,CreateAutoSnapshotPolicy)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__CreateAutoSnapshotPolicy"
                ;;
            snap__subcmd__ecs__subcmd__help,CreateDisk)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__CreateDisk"
                ;;
            snap__subcmd__ecs__subcmd__help,CreateImage)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__CreateImage"
                ;;
            snap__subcmd__ecs__subcmd__help,CreateInstance)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__CreateInstance"
                ;;
            snap__subcmd__ecs__subcmd__help,CreateSnapshot)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__CreateSnapshot"
                ;;
            snap__subcmd__ecs__subcmd__help,CreateSnapshotGroup)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__CreateSnapshotGroup"
                ;;
            snap__subcmd__ecs__subcmd__help,DeleteAutoSnapshotPolicy)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DeleteAutoSnapshotPolicy"
                ;;
            snap__subcmd__ecs__subcmd__help,DeleteDisk)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DeleteDisk"
                ;;
            snap__subcmd__ecs__subcmd__help,DeleteImage)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DeleteImage"
                ;;
            snap__subcmd__ecs__subcmd__help,DeleteInstance)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DeleteInstance"
                ;;
            snap__subcmd__ecs__subcmd__help,DeleteInstances)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DeleteInstances"
                ;;
            snap__subcmd__ecs__subcmd__help,DeleteSnapshot)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DeleteSnapshot"
                ;;
            snap__subcmd__ecs__subcmd__help,DeleteSnapshotGroup)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DeleteSnapshotGroup"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeAccountAttributes)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeAccountAttributes"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeAutoSnapshotPolicyAssociations)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeAutoSnapshotPolicyAssociations"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeAutoSnapshotPolicyEx)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeAutoSnapshotPolicyEx"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeDiskDefaultKMSKeyId)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeDiskDefaultKMSKeyId"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeDiskEncryptionByDefaultStatus)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeDiskEncryptionByDefaultStatus"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeDisks)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeDisks"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeDisksFullStatus)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeDisksFullStatus"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeImageFromFamily)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeImageFromFamily"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeImageSharePermission)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeImageSharePermission"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeImages)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeImages"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeInstanceAttribute)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeInstanceAttribute"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeInstanceStatus)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeInstanceStatus"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeInstances)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeInstances"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeLockedSnapshots)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeLockedSnapshots"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribePrice)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribePrice"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeRegions)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeRegions"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeResourceByTags)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeResourceByTags"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeSnapshotGroups)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeSnapshotGroups"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeSnapshotLinks)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeSnapshotLinks"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeSnapshotMonitorData)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeSnapshotMonitorData"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeSnapshotPackage)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeSnapshotPackage"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeSnapshots)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeSnapshots"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeSnapshotsUsage)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeSnapshotsUsage"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeTags)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeTags"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeTaskAttribute)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeTaskAttribute"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeTasks)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeTasks"
                ;;
            snap__subcmd__ecs__subcmd__help,DescribeZones)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DescribeZones"
                ;;
            snap__subcmd__ecs__subcmd__help,DetachDisk)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DetachDisk"
                ;;
            snap__subcmd__ecs__subcmd__help,DisableDiskEncryptionByDefault)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__DisableDiskEncryptionByDefault"
                ;;
            snap__subcmd__ecs__subcmd__help,EnableDiskEncryptionByDefault)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__EnableDiskEncryptionByDefault"
                ;;
            snap__subcmd__ecs__subcmd__help,ExportImage)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ExportImage"
                ;;
            snap__subcmd__ecs__subcmd__help,ExportSnapshot)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ExportSnapshot"
                ;;
            snap__subcmd__ecs__subcmd__help,ImportImage)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ImportImage"
                ;;
            snap__subcmd__ecs__subcmd__help,JoinResourceGroup)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__JoinResourceGroup"
                ;;
            snap__subcmd__ecs__subcmd__help,ListTagResources)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ListTagResources"
                ;;
            snap__subcmd__ecs__subcmd__help,LockSnapshot)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__LockSnapshot"
                ;;
            snap__subcmd__ecs__subcmd__help,ModifyAutoSnapshotPolicyEx)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ModifyAutoSnapshotPolicyEx"
                ;;
            snap__subcmd__ecs__subcmd__help,ModifyDiskAttribute)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ModifyDiskAttribute"
                ;;
            snap__subcmd__ecs__subcmd__help,ModifyDiskDefaultKMSKeyId)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ModifyDiskDefaultKMSKeyId"
                ;;
            snap__subcmd__ecs__subcmd__help,ModifyDiskSpec)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ModifyDiskSpec"
                ;;
            snap__subcmd__ecs__subcmd__help,ModifyImageAttribute)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ModifyImageAttribute"
                ;;
            snap__subcmd__ecs__subcmd__help,ModifyImageSharePermission)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ModifyImageSharePermission"
                ;;
            snap__subcmd__ecs__subcmd__help,ModifyInstanceAttribute)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ModifyInstanceAttribute"
                ;;
            snap__subcmd__ecs__subcmd__help,ModifySnapshotAttribute)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ModifySnapshotAttribute"
                ;;
            snap__subcmd__ecs__subcmd__help,ModifySnapshotCategory)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ModifySnapshotCategory"
                ;;
            snap__subcmd__ecs__subcmd__help,ModifySnapshotGroup)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ModifySnapshotGroup"
                ;;
            snap__subcmd__ecs__subcmd__help,OpenSnapshotService)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__OpenSnapshotService"
                ;;
            snap__subcmd__ecs__subcmd__help,ReInitDisk)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ReInitDisk"
                ;;
            snap__subcmd__ecs__subcmd__help,RebootInstance)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__RebootInstance"
                ;;
            snap__subcmd__ecs__subcmd__help,RebootInstances)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__RebootInstances"
                ;;
            snap__subcmd__ecs__subcmd__help,RemoveTags)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__RemoveTags"
                ;;
            snap__subcmd__ecs__subcmd__help,ReplaceSystemDisk)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ReplaceSystemDisk"
                ;;
            snap__subcmd__ecs__subcmd__help,ResetDisk)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ResetDisk"
                ;;
            snap__subcmd__ecs__subcmd__help,ResetDiskDefaultKMSKeyId)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ResetDiskDefaultKMSKeyId"
                ;;
            snap__subcmd__ecs__subcmd__help,ResetDisks)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ResetDisks"
                ;;
            snap__subcmd__ecs__subcmd__help,ResizeDisk)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__ResizeDisk"
                ;;
            snap__subcmd__ecs__subcmd__help,RunInstances)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__RunInstances"
                ;;
            snap__subcmd__ecs__subcmd__help,StartInstance)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__StartInstance"
                ;;
            snap__subcmd__ecs__subcmd__help,StartInstances)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__StartInstances"
                ;;
            snap__subcmd__ecs__subcmd__help,StopInstance)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__StopInstance"
                ;;
            snap__subcmd__ecs__subcmd__help,StopInstances)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__StopInstances"
                ;;
            snap__subcmd__ecs__subcmd__help,TagResources)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__TagResources"
                ;;
            snap__subcmd__ecs__subcmd__help,UnlockSnapshot)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__UnlockSnapshot"
                ;;
            snap__subcmd__ecs__subcmd__help,UntagResources)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__UntagResources"
                ;;
            snap__subcmd__ecs__subcmd__help,help)
                cmd="snap__subcmd__ecs__subcmd__help__subcmd__help"
                ;;
            snap__subcmd__help,bill)
                cmd="snap__subcmd__help__subcmd__bill"
                ;;
            snap__subcmd__help,completion)
                cmd="snap__subcmd__help__subcmd__completion"
                ;;
            snap__subcmd__help,demo)
                cmd="snap__subcmd__help__subcmd__demo"
                ;;
            snap__subcmd__help,disk)
                cmd="snap__subcmd__help__subcmd__disk"
                ;;
            snap__subcmd__help,ecs)
                cmd="snap__subcmd__help__subcmd__ecs"
                ;;
            snap__subcmd__help,help)
                cmd="snap__subcmd__help__subcmd__help"
                ;;
            snap__subcmd__help,man)
                cmd="snap__subcmd__help__subcmd__man"
                ;;
            snap__subcmd__help,schedule)
                cmd="snap__subcmd__help__subcmd__schedule"
                ;;
            snap__subcmd__help,store)
                cmd="snap__subcmd__help__subcmd__store"
                ;;
            snap__subcmd__help,task)
                cmd="snap__subcmd__help__subcmd__task"
                ;;
            snap__subcmd__help,version)
                cmd="snap__subcmd__help__subcmd__version"
                ;;
            snap__subcmd__help__subcmd__disk,import)
                cmd="snap__subcmd__help__subcmd__disk__subcmd__import"
                ;;
            snap__subcmd__help__subcmd__disk,path)
                cmd="snap__subcmd__help__subcmd__disk__subcmd__path"
                ;;
            snap__subcmd__help__subcmd__ecs,AddTags)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__AddTags"
                ;;
            snap__subcmd__help__subcmd__ecs,ApplyAutoSnapshotPolicy)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ApplyAutoSnapshotPolicy"
                ;;
            snap__subcmd__help__subcmd__ecs,AttachDisk)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__AttachDisk"
                ;;
            snap__subcmd__help__subcmd__ecs,CancelAutoSnapshotPolicy)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__CancelAutoSnapshotPolicy"
                ;;
            snap__subcmd__help__subcmd__ecs,CancelCopyImage)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__CancelCopyImage"
                ;;
            snap__subcmd__help__subcmd__ecs,CancelTask)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__CancelTask"
                ;;
            snap__subcmd__help__subcmd__ecs,CopyImage)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__CopyImage"
                ;;
            snap__subcmd__help__subcmd__ecs,CopySnapshot)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__CopySnapshot"
                ;;
            snap__subcmd__help__subcmd__ecs,CreateAutoSnapshotPolicy)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__CreateAutoSnapshotPolicy"
                ;;
            snap__subcmd__help__subcmd__ecs,CreateDisk)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__CreateDisk"
                ;;
            snap__subcmd__help__subcmd__ecs,CreateImage)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__CreateImage"
                ;;
            snap__subcmd__help__subcmd__ecs,CreateInstance)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__CreateInstance"
                ;;
            snap__subcmd__help__subcmd__ecs,CreateSnapshot)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__CreateSnapshot"
                ;;
            snap__subcmd__help__subcmd__ecs,CreateSnapshotGroup)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__CreateSnapshotGroup"
                ;;
            snap__subcmd__help__subcmd__ecs,DeleteAutoSnapshotPolicy)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DeleteAutoSnapshotPolicy"
                ;;
            snap__subcmd__help__subcmd__ecs,DeleteDisk)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DeleteDisk"
                ;;
            snap__subcmd__help__subcmd__ecs,DeleteImage)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DeleteImage"
                ;;
            snap__subcmd__help__subcmd__ecs,DeleteInstance)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DeleteInstance"
                ;;
            snap__subcmd__help__subcmd__ecs,DeleteInstances)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DeleteInstances"
                ;;
            snap__subcmd__help__subcmd__ecs,DeleteSnapshot)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DeleteSnapshot"
                ;;
            snap__subcmd__help__subcmd__ecs,DeleteSnapshotGroup)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DeleteSnapshotGroup"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeAccountAttributes)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeAccountAttributes"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeAutoSnapshotPolicyAssociations)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeAutoSnapshotPolicyAssociations"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeAutoSnapshotPolicyEx)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeAutoSnapshotPolicyEx"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeDiskDefaultKMSKeyId)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeDiskDefaultKMSKeyId"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeDiskEncryptionByDefaultStatus)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeDiskEncryptionByDefaultStatus"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeDisks)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeDisks"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeDisksFullStatus)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeDisksFullStatus"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeImageFromFamily)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeImageFromFamily"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeImageSharePermission)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeImageSharePermission"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeImages)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeImages"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeInstanceAttribute)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeInstanceAttribute"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeInstanceStatus)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeInstanceStatus"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeInstances)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeInstances"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeLockedSnapshots)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeLockedSnapshots"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribePrice)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribePrice"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeRegions)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeRegions"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeResourceByTags)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeResourceByTags"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeSnapshotGroups)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeSnapshotGroups"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeSnapshotLinks)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeSnapshotLinks"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeSnapshotMonitorData)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeSnapshotMonitorData"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeSnapshotPackage)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeSnapshotPackage"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeSnapshots)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeSnapshots"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeSnapshotsUsage)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeSnapshotsUsage"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeTags)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeTags"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeTaskAttribute)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeTaskAttribute"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeTasks)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeTasks"
                ;;
            snap__subcmd__help__subcmd__ecs,DescribeZones)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DescribeZones"
                ;;
            snap__subcmd__help__subcmd__ecs,DetachDisk)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DetachDisk"
                ;;
            snap__subcmd__help__subcmd__ecs,DisableDiskEncryptionByDefault)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__DisableDiskEncryptionByDefault"
                ;;
            snap__subcmd__help__subcmd__ecs,EnableDiskEncryptionByDefault)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__EnableDiskEncryptionByDefault"
                ;;
            snap__subcmd__help__subcmd__ecs,ExportImage)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ExportImage"
                ;;
            snap__subcmd__help__subcmd__ecs,ExportSnapshot)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ExportSnapshot"
                ;;
            snap__subcmd__help__subcmd__ecs,ImportImage)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ImportImage"
                ;;
            snap__subcmd__help__subcmd__ecs,JoinResourceGroup)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__JoinResourceGroup"
                ;;
            snap__subcmd__help__subcmd__ecs,ListTagResources)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ListTagResources"
                ;;
            snap__subcmd__help__subcmd__ecs,LockSnapshot)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__LockSnapshot"
                ;;
            snap__subcmd__help__subcmd__ecs,ModifyAutoSnapshotPolicyEx)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ModifyAutoSnapshotPolicyEx"
                ;;
            snap__subcmd__help__subcmd__ecs,ModifyDiskAttribute)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ModifyDiskAttribute"
                ;;
            snap__subcmd__help__subcmd__ecs,ModifyDiskDefaultKMSKeyId)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ModifyDiskDefaultKMSKeyId"
                ;;
            snap__subcmd__help__subcmd__ecs,ModifyDiskSpec)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ModifyDiskSpec"
                ;;
            snap__subcmd__help__subcmd__ecs,ModifyImageAttribute)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ModifyImageAttribute"
                ;;
            snap__subcmd__help__subcmd__ecs,ModifyImageSharePermission)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ModifyImageSharePermission"
                ;;
            snap__subcmd__help__subcmd__ecs,ModifyInstanceAttribute)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ModifyInstanceAttribute"
                ;;
            snap__subcmd__help__subcmd__ecs,ModifySnapshotAttribute)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ModifySnapshotAttribute"
                ;;
            snap__subcmd__help__subcmd__ecs,ModifySnapshotCategory)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ModifySnapshotCategory"
                ;;
            snap__subcmd__help__subcmd__ecs,ModifySnapshotGroup)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ModifySnapshotGroup"
                ;;
            snap__subcmd__help__subcmd__ecs,OpenSnapshotService)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__OpenSnapshotService"
                ;;
            snap__subcmd__help__subcmd__ecs,ReInitDisk)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ReInitDisk"
                ;;
            snap__subcmd__help__subcmd__ecs,RebootInstance)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__RebootInstance"
                ;;
            snap__subcmd__help__subcmd__ecs,RebootInstances)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__RebootInstances"
                ;;
            snap__subcmd__help__subcmd__ecs,RemoveTags)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__RemoveTags"
                ;;
            snap__subcmd__help__subcmd__ecs,ReplaceSystemDisk)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ReplaceSystemDisk"
                ;;
            snap__subcmd__help__subcmd__ecs,ResetDisk)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ResetDisk"
                ;;
            snap__subcmd__help__subcmd__ecs,ResetDiskDefaultKMSKeyId)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ResetDiskDefaultKMSKeyId"
                ;;
            snap__subcmd__help__subcmd__ecs,ResetDisks)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ResetDisks"
                ;;
            snap__subcmd__help__subcmd__ecs,ResizeDisk)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__ResizeDisk"
                ;;
            snap__subcmd__help__subcmd__ecs,RunInstances)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__RunInstances"
                ;;
            snap__subcmd__help__subcmd__ecs,StartInstance)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__StartInstance"
                ;;
            snap__subcmd__help__subcmd__ecs,StartInstances)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__StartInstances"
                ;;
            snap__subcmd__help__subcmd__ecs,StopInstance)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__StopInstance"
                ;;
            snap__subcmd__help__subcmd__ecs,StopInstances)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__StopInstances"
                ;;
            snap__subcmd__help__subcmd__ecs,TagResources)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__TagResources"
                ;;
            snap__subcmd__help__subcmd__ecs,UnlockSnapshot)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__UnlockSnapshot"
                ;;
            snap__subcmd__help__subcmd__ecs,UntagResources)
                cmd="snap__subcmd__help__subcmd__ecs__subcmd__UntagResources"
                ;;
            snap__subcmd__help__subcmd__schedule,next)
                cmd="snap__subcmd__help__subcmd__schedule__subcmd__next"
                ;;
            snap__subcmd__help__subcmd__schedule,run)
                cmd="snap__subcmd__help__subcmd__schedule__subcmd__run"
                ;;
            snap__subcmd__help__subcmd__store,reclaim)
                cmd="snap__subcmd__help__subcmd__store__subcmd__reclaim"
                ;;
            snap__subcmd__help__subcmd__store,stats)
                cmd="snap__subcmd__help__subcmd__store__subcmd__stats"
                ;;
            snap__subcmd__help__subcmd__store,verify)
                cmd="snap__subcmd__help__subcmd__store__subcmd__verify"
                ;;
            snap__subcmd__help__subcmd__task,list)
                cmd="snap__subcmd__help__subcmd__task__subcmd__list"
                ;;
            snap__subcmd__help__subcmd__task,run)
                cmd="snap__subcmd__help__subcmd__task__subcmd__run"
                ;;
            snap__subcmd__help__subcmd__task,wait)
                cmd="snap__subcmd__help__subcmd__task__subcmd__wait"
                ;;
            snap__subcmd__schedule,help)
                cmd="snap__subcmd__schedule__subcmd__help"
                ;;
            snap__subcmd__schedule,next)
                cmd="snap__subcmd__schedule__subcmd__next"
                ;;
            snap__subcmd__schedule,run)
                cmd="snap__subcmd__schedule__subcmd__run"
                ;;
            snap__subcmd__schedule__subcmd__help,help)
                cmd="snap__subcmd__schedule__subcmd__help__subcmd__help"
                ;;
            snap__subcmd__schedule__subcmd__help,next)
                cmd="snap__subcmd__schedule__subcmd__help__subcmd__next"
                ;;
            snap__subcmd__schedule__subcmd__help,run)
                cmd="snap__subcmd__schedule__subcmd__help__subcmd__run"
                ;;
            snap__subcmd__store,help)
                cmd="snap__subcmd__store__subcmd__help"
                ;;
            snap__subcmd__store,reclaim)
                cmd="snap__subcmd__store__subcmd__reclaim"
                ;;
            snap__subcmd__store,stats)
                cmd="snap__subcmd__store__subcmd__stats"
                ;;
            snap__subcmd__store,verify)
                cmd="snap__subcmd__store__subcmd__verify"
                ;;
            snap__subcmd__store__subcmd__help,help)
                cmd="snap__subcmd__store__subcmd__help__subcmd__help"
                ;;
            snap__subcmd__store__subcmd__help,reclaim)
                cmd="snap__subcmd__store__subcmd__help__subcmd__reclaim"
                ;;
            snap__subcmd__store__subcmd__help,stats)
                cmd="snap__subcmd__store__subcmd__help__subcmd__stats"
                ;;
            snap__subcmd__store__subcmd__help,verify)
                cmd="snap__subcmd__store__subcmd__help__subcmd__verify"
                ;;
            snap__subcmd__task,help)
                cmd="snap__subcmd__task__subcmd__help"
                ;;
            snap__subcmd__task,list)
                cmd="snap__subcmd__task__subcmd__list"
                ;;
            snap__subcmd__task,run)
                cmd="snap__subcmd__task__subcmd__run"
                ;;
            snap__subcmd__task,wait)
                cmd="snap__subcmd__task__subcmd__wait"
                ;;
            snap__subcmd__task__subcmd__help,help)
                cmd="snap__subcmd__task__subcmd__help__subcmd__help"
                ;;
            snap__subcmd__task__subcmd__help,list)
                cmd="snap__subcmd__task__subcmd__help__subcmd__list"
                ;;
            snap__subcmd__task__subcmd__help,run)
                cmd="snap__subcmd__task__subcmd__help__subcmd__run"
                ;;
            snap__subcmd__task__subcmd__help,wait)
                cmd="snap__subcmd__task__subcmd__help__subcmd__wait"
                ;;
            *)
                ;;
        esac
    done

    case "${cmd}" in
        snap)
            opts="-h --help ecs disk store schedule bill task demo completion man version help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 1 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__bill)
            opts="-h --output --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --output)
                    COMPREPLY=($(compgen -W "json table" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__completion)
            opts="-h --help bash zsh fish"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__demo)
            opts="-h --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__disk)
            opts="-h --help path import help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__disk__subcmd__help)
            opts="path import help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__disk__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__disk__subcmd__help__subcmd__import)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__disk__subcmd__help__subcmd__path)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__disk__subcmd__import)
            opts="-h --adopt --format --region --name --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__disk__subcmd__path)
            opts="-h --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs)
            opts="-o -q -h --region --background --force --version --header --output --quiet --method --help AddTags ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CancelCopyImage CancelTask CopyImage CopySnapshot CreateAutoSnapshotPolicy CreateDisk CreateImage CreateInstance CreateSnapshot CreateSnapshotGroup DeleteAutoSnapshotPolicy DeleteDisk DeleteImage DeleteInstance DeleteInstances DeleteSnapshot DeleteSnapshotGroup DescribeAccountAttributes DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDiskDefaultKMSKeyId DescribeDiskEncryptionByDefaultStatus DescribeDisks DescribeDisksFullStatus DescribeImageFromFamily DescribeImageSharePermission DescribeImages DescribeInstanceAttribute DescribeInstanceStatus DescribeInstances DescribeLockedSnapshots DescribePrice DescribeRegions DescribeResourceByTags DescribeSnapshotGroups DescribeSnapshotLinks DescribeSnapshotMonitorData DescribeSnapshotPackage DescribeSnapshots DescribeSnapshotsUsage DescribeTags DescribeTaskAttribute DescribeTasks DescribeZones DetachDisk DisableDiskEncryptionByDefault EnableDiskEncryptionByDefault ExportImage ExportSnapshot ImportImage JoinResourceGroup ListTagResources LockSnapshot ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifyDiskDefaultKMSKeyId ModifyDiskSpec ModifyImageAttribute ModifyImageSharePermission ModifyInstanceAttribute ModifySnapshotAttribute ModifySnapshotCategory ModifySnapshotGroup OpenSnapshotService ReInitDisk RebootInstance RebootInstances RemoveTags ReplaceSystemDisk ResetDisk ResetDiskDefaultKMSKeyId ResetDisks ResizeDisk RunInstances StartInstance StartInstances StopInstance StopInstances TagResources UnlockSnapshot UntagResources help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__AddTags)
            opts="-o -q -h --RegionId --ResourceId --ResourceType --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ApplyAutoSnapshotPolicy)
            opts="-o -q -h --autoSnapshotPolicyId --diskIds --regionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --autoSnapshotPolicyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --diskIds)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --regionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__AttachDisk)
            opts="-o -q -h --Bootable --DeleteWithInstance --Device --DiskId --Force --InstanceId --KeyPairName --Password --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Bootable)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DeleteWithInstance)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Device)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Force)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --InstanceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --KeyPairName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Password)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__CancelAutoSnapshotPolicy)
            opts="-o -q -h --autoSnapshotPolicyId --diskIds --regionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --autoSnapshotPolicyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --diskIds)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --regionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__CancelCopyImage)
            opts="-o -q -h --ImageId --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --ImageId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__CancelTask)
            opts="-o -q -h --RegionId --TaskId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --TaskId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__CopyImage)
            opts="-o -q -h --ClientToken --DestinationDescription --DestinationImageName --DestinationRegionId --DryRun --EncryptAlgorithm --Encrypted --ImageId --KMSKeyId --RegionId --ResourceGroupId --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --ClientToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DestinationDescription)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DestinationImageName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DestinationRegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --EncryptAlgorithm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Encrypted)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --ImageId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --KMSKeyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__CopySnapshot)
            opts="-o -q -h --Arn.1 --ClientToken --DestinationRegionId --DestinationSnapshotDescription --DestinationSnapshotName --DestinationStorageLocationArn --Encrypted --KMSKeyId --RegionId --ResourceGroupId --RetentionDays --SnapshotId --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Arn.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ClientToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DestinationRegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DestinationSnapshotDescription)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DestinationSnapshotName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DestinationStorageLocationArn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Encrypted)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --KMSKeyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RetentionDays)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__CreateAutoSnapshotPolicy)
            opts="-o -q -h --AssociationType --CopiedSnapshotsRetentionDays --CopyEncryptionConfiguration.Arn.1.AssumeRoleFor --CopyEncryptionConfiguration.Arn.1.RoleType --CopyEncryptionConfiguration.Arn.1.Rolearn --CopyEncryptionConfiguration.Encrypted --CopyEncryptionConfiguration.KMSKeyId --EnableCrossRegionCopy --ResourceGroupId --StorageLocationArn --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --TargetCopyRegions --TargetTags.1.Key --TargetTags.1.Value --autoSnapshotPolicyName --regionId --repeatWeekdays --retentionDays --timePoints --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --AssociationType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CopiedSnapshotsRetentionDays)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CopyEncryptionConfiguration.Arn.1.AssumeRoleFor)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CopyEncryptionConfiguration.Arn.1.RoleType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CopyEncryptionConfiguration.Arn.1.Rolearn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CopyEncryptionConfiguration.Encrypted)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --CopyEncryptionConfiguration.KMSKeyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --EnableCrossRegionCopy)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --StorageLocationArn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --TargetCopyRegions)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --TargetTags.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --TargetTags.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --autoSnapshotPolicyName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --regionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --repeatWeekdays)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --retentionDays)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --timePoints)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__CreateDisk)
            opts="-o -q -h --AdvancedFeatures --Arn.1.AssumeRoleFor --Arn.1.RoleType --Arn.1.Rolearn --BurstingEnabled --ClientToken --Description --DiskCategory --DiskName --EncryptAlgorithm --Encrypted --InstanceId --KMSKeyId --MultiAttach --PerformanceLevel --ProvisionedIops --RegionId --ResourceGroupId --Size --SnapshotId --StorageClusterId --StorageSetId --StorageSetPartitionNumber --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --ZoneId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --AdvancedFeatures)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Arn.1.AssumeRoleFor)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Arn.1.RoleType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Arn.1.Rolearn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --BurstingEnabled)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --ClientToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskCategory)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --EncryptAlgorithm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Encrypted)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --InstanceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --KMSKeyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --MultiAttach)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PerformanceLevel)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ProvisionedIops)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Size)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --StorageClusterId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --StorageSetId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --StorageSetPartitionNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ZoneId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__CreateImage)
            opts="-o -q -h --Architecture --BootMode --ClientToken --Description --DetectionStrategy --DiskDeviceMapping.1.SnapshotId --DiskDeviceMapping.1.Device --DiskDeviceMapping.1.DiskType --DiskDeviceMapping.1.Size --DryRun --Features.ImdsSupport --ImageFamily --ImageName --ImageVersion --InstanceId --Platform --RegionId --ResourceGroupId --SecureBootOptions.SecureBootSupport --SnapshotId --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Architecture)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --BootMode)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ClientToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DetectionStrategy)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskDeviceMapping.1.SnapshotId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskDeviceMapping.1.Device)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskDeviceMapping.1.DiskType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskDeviceMapping.1.Size)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Features.ImdsSupport)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageFamily)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageVersion)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Platform)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SecureBootOptions.SecureBootSupport)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__CreateInstance)
            opts="-o -q -h --Affinity --Arn.1.AssumeRoleFor --Arn.1.RoleType --Arn.1.Rolearn --AutoRenew --AutoRenewPeriod --ClientToken --ClusterId --CreditSpecification --DataDisk.1.Category --DataDisk.1.Size --DataDisk.1.SnapshotId --DataDisk.1.PerformanceLevel --DataDisk.1.DiskName --DataDisk.1.Description --DataDisk.1.DeleteWithInstance --DataDisk.1.Device --DataDisk.1.BurstingEnabled --DataDisk.1.Encrypted --DataDisk.1.AutoSnapshotPolicyId --DataDisk.1.EncryptAlgorithm --DataDisk.1.KMSKeyId --DataDisk.1.ProvisionedIops --DataDisk.1.StorageClusterId --DedicatedHostId --DeletionProtection --DeploymentSetGroupNo --DeploymentSetId --Description --DryRun --HibernationOptions.Configured --HostName --HpcClusterId --HttpEndpoint --HttpPutResponseHopLimit --HttpTokens --ImageFamily --ImageId --InnerIpAddress --InstanceChargeType --InstanceName --InstanceType --InternetChargeType --InternetMaxBandwidthIn --InternetMaxBandwidthOut --IoOptimized --KeyPairName --ManagedHostId --NodeControllerId --Password --PasswordInherit --Period --PeriodUnit --PrivateIpAddress --PrivatePoolOptions.Id --PrivatePoolOptions.MatchCriteria --RamRoleName --RegionId --ResourceGroupId --SecurityEnhancementStrategy --SecurityGroupId --SpotDuration --SpotInterruptionBehavior --SpotPriceLimit --SpotStrategy --StorageSetId --StorageSetPartitionNumber --SystemDisk.Category --SystemDisk.Description --SystemDisk.DiskName --SystemDisk.PerformanceLevel --SystemDisk.Size --SystemDisk.StorageClusterId --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --Tenancy --UseAdditionalService --UserData --VSwitchId --VlanId --ZoneId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Affinity)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Arn.1.AssumeRoleFor)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Arn.1.RoleType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Arn.1.Rolearn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --AutoRenew)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --AutoRenewPeriod)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ClientToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ClusterId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CreditSpecification)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.Category)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.Size)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.SnapshotId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.PerformanceLevel)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.DiskName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.DeleteWithInstance)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.Device)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.BurstingEnabled)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.Encrypted)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.AutoSnapshotPolicyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.EncryptAlgorithm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.KMSKeyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.ProvisionedIops)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.StorageClusterId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DedicatedHostId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DeletionProtection)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DeploymentSetGroupNo)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DeploymentSetId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --HibernationOptions.Configured)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --HostName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --HpcClusterId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --HttpEndpoint)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --HttpPutResponseHopLimit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --HttpTokens)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageFamily)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InnerIpAddress)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceChargeType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InternetChargeType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InternetMaxBandwidthIn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InternetMaxBandwidthOut)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --IoOptimized)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --KeyPairName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ManagedHostId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NodeControllerId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Password)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PasswordInherit)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Period)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PeriodUnit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PrivateIpAddress)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PrivatePoolOptions.Id)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PrivatePoolOptions.MatchCriteria)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RamRoleName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SecurityEnhancementStrategy)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SecurityGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SpotDuration)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SpotInterruptionBehavior)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SpotPriceLimit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SpotStrategy)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --StorageSetId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --StorageSetPartitionNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.Category)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.DiskName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.PerformanceLevel)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.Size)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.StorageClusterId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tenancy)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --UseAdditionalService)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --UserData)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --VSwitchId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --VlanId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ZoneId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__CreateSnapshot)
            opts="-o -q -h --Category --ClientToken --Description --DiskId --InstantAccess --InstantAccessRetentionDays --ResourceGroupId --RetentionDays --SnapshotName --StorageLocationArn --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Category)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ClientToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstantAccess)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --InstantAccessRetentionDays)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RetentionDays)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --StorageLocationArn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__CreateSnapshotGroup)
            opts="-o -q -h --ClientToken --Description --DiskId.1 --ExcludeDiskId.1 --InstanceId --InstantAccess --InstantAccessRetentionDays --Name --RegionId --ResourceGroupId --StorageLocationArn --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --ClientToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskId.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ExcludeDiskId.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstantAccess)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --InstantAccessRetentionDays)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --StorageLocationArn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DeleteAutoSnapshotPolicy)
            opts="-o -q -h --autoSnapshotPolicyId --regionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --autoSnapshotPolicyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --regionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DeleteDisk)
            opts="-o -q -h --DiskId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --DiskId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DeleteImage)
            opts="-o -q -h --DryRun --Force --ImageId --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Force)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --ImageId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DeleteInstance)
            opts="-o -q -h --DryRun --Force --ForceStop --InstanceId --TerminateSubscription --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Force)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --ForceStop)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --InstanceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --TerminateSubscription)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DeleteInstances)
            opts="-o -q -h --ClientToken --DryRun --Force --ForceStop --InstanceId.1 --RegionId --TerminateSubscription --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --ClientToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Force)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --ForceStop)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --InstanceId.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --TerminateSubscription)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DeleteSnapshot)
            opts="-o -q -h --Force --SnapshotId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Force)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --SnapshotId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DeleteSnapshotGroup)
            opts="-o -q -h --RegionId --SnapshotGroupId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeAccountAttributes)
            opts="-o -q -h --AttributeName.1 --RegionId --ZoneId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --AttributeName.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ZoneId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeAutoSnapshotPolicyAssociations)
            opts="-o -q -h --AutoSnapshotPolicyId --DiskId --MaxResults --NextToken --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --AutoSnapshotPolicyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --MaxResults)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NextToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeAutoSnapshotPolicyEx)
            opts="-o -q -h --AutoSnapshotPolicyId --AutoSnapshotPolicyName --PageNumber --PageSize --RegionId --ResourceGroupId --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --AutoSnapshotPolicyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --AutoSnapshotPolicyName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeDiskDefaultKMSKeyId)
            opts="-o -q -h --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeDiskEncryptionByDefaultStatus)
            opts="-o -q -h --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeDisks)
            opts="-o -q -h --AdditionalAttributes.1 --AutoSnapshotPolicyId --Category --DeleteAutoSnapshot --DeleteWithInstance --DiskChargeType --DiskIds --DiskName --DiskType --DryRun --EnableAutoSnapshot --EnableAutomatedSnapshotPolicy --EnableShared --Encrypted --Filter.1.Key --Filter.1.Value --Filter.2.Key --Filter.2.Value --InstanceId --KMSKeyId --LockReason --MaxResults --MultiAttach --NextToken --PageNumber --PageSize --PerformanceLevel --Portable --RegionId --ResourceGroupId --SnapshotId --Status --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --ZoneId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --AdditionalAttributes.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --AutoSnapshotPolicyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Category)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DeleteAutoSnapshot)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DeleteWithInstance)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DiskChargeType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskIds)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --EnableAutoSnapshot)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --EnableAutomatedSnapshotPolicy)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --EnableShared)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Encrypted)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Filter.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Filter.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Filter.2.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Filter.2.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --KMSKeyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --LockReason)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --MaxResults)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --MultiAttach)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NextToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PerformanceLevel)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Portable)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Status)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ZoneId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeDisksFullStatus)
            opts="-o -q -h --DiskId.1 --EventId.1 --EventTime.End --EventTime.Start --EventType --HealthStatus --PageNumber --PageSize --RegionId --ResourceGroupId --Status --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --DiskId.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --EventId.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --EventTime.End)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --EventTime.Start)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --EventType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --HealthStatus)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Status)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeImageFromFamily)
            opts="-o -q -h --ImageFamily --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --ImageFamily)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeImageSharePermission)
            opts="-o -q -h --ImageId --PageNumber --PageSize --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --ImageId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeImages)
            opts="-o -q -h --ActionType --Architecture --DryRun --Filter.1.Key --Filter.1.Value --ImageFamily --ImageId --ImageName --ImageOwnerAlias --ImageOwnerId --InstanceType --IsPublic --IsSupportCloudinit --IsSupportIoOptimized --OSType --PageNumber --PageSize --RegionId --ResourceGroupId --ShowExpired --SnapshotId --Status --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --Usable --Usage --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --ActionType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Architecture)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Filter.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Filter.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageFamily)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageOwnerAlias)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageOwnerId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --IsPublic)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --IsSupportCloudinit)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --IsSupportIoOptimized)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --OSType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ShowExpired)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --SnapshotId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Status)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Usable)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Usage)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeInstanceAttribute)
            opts="-o -q -h --InstanceId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --InstanceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeInstanceStatus)
            opts="-o -q -h --ClusterId --InstanceId.1 --PageNumber --PageSize --RegionId --ZoneId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --ClusterId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceId.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ZoneId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeInstances)
            opts="-o -q -h --AdditionalAttributes.1 --DeviceAvailable --DryRun --EipAddresses --Filter.1.Key --Filter.1.Value --Filter.2.Key --Filter.2.Value --Filter.3.Key --Filter.3.Value --Filter.4.Key --Filter.4.Value --HpcClusterId --HttpEndpoint --HttpPutResponseHopLimit --HttpTokens --ImageId --InnerIpAddresses --InstanceChargeType --InstanceIds --InstanceName --InstanceNetworkType --InstanceType --InstanceTypeFamily --InternetChargeType --IoOptimized --Ipv6Address.1 --KeyPairName --LockReason --MaxResults --NeedSaleCycle --NextToken --PageNumber --PageSize --PrivateIpAddresses --PublicIpAddresses --RdmaIpAddresses --RegionId --ResourceGroupId --SecurityGroupId --Status --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --VSwitchId --VpcId --ZoneId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --AdditionalAttributes.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DeviceAvailable)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --EipAddresses)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Filter.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Filter.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Filter.2.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Filter.2.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Filter.3.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Filter.3.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Filter.4.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Filter.4.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --HpcClusterId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --HttpEndpoint)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --HttpPutResponseHopLimit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --HttpTokens)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InnerIpAddresses)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceChargeType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceIds)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceNetworkType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceTypeFamily)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InternetChargeType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --IoOptimized)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Ipv6Address.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --KeyPairName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --LockReason)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --MaxResults)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NeedSaleCycle)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --NextToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PrivateIpAddresses)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PublicIpAddresses)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RdmaIpAddresses)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SecurityGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Status)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --VSwitchId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --VpcId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ZoneId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeLockedSnapshots)
            opts="-o -q -h --DryRun --LockStatus --MaxResults --NextToken --RegionId --SnapshotIds.1 --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --LockStatus)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --MaxResults)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NextToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotIds.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribePrice)
            opts="-o -q -h --Amount --AssuranceTimes --Capacity --DataDisk.1.Category --DataDisk.1.PerformanceLevel --DataDisk.1.Size --DedicatedHostType --ImageId --InstanceAmount --InstanceCpuCoreCount --InstanceNetworkType --InstanceType --InstanceTypeList.1 --InternetChargeType --InternetMaxBandwidthOut --IoOptimized --Isp --OfferingType --Period --Platform --PriceUnit --RecurrenceRules.1.EndHour --RecurrenceRules.1.RecurrenceType --RecurrenceRules.1.RecurrenceValue --RecurrenceRules.1.StartHour --RegionId --ResourceType --SchedulerOptions.DedicatedHostId --SchedulerOptions.DeploymentSetStrategy --Scope --SpotDuration --SpotStrategy --StartTime --SystemDisk.Category --SystemDisk.PerformanceLevel --SystemDisk.Size --ZoneId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Amount)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --AssuranceTimes)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Capacity)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.Category)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.PerformanceLevel)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.Size)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DedicatedHostType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceAmount)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceCpuCoreCount)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceNetworkType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceTypeList.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InternetChargeType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InternetMaxBandwidthOut)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --IoOptimized)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Isp)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --OfferingType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Period)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Platform)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PriceUnit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RecurrenceRules.1.EndHour)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RecurrenceRules.1.RecurrenceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RecurrenceRules.1.RecurrenceValue)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RecurrenceRules.1.StartHour)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SchedulerOptions.DedicatedHostId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SchedulerOptions.DeploymentSetStrategy)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Scope)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SpotDuration)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SpotStrategy)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --StartTime)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.Category)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.PerformanceLevel)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.Size)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ZoneId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeRegions)
            opts="-o -q -h --AcceptLanguage --InstanceChargeType --ResourceType --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --AcceptLanguage)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceChargeType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeResourceByTags)
            opts="-o -q -h --PageNumber --PageSize --RegionId --ResourceType --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --PageNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeSnapshotGroups)
            opts="-o -q -h --AdditionalAttributes.1 --InstanceId --MaxResults --Name --NextToken --RegionId --ResourceGroupId --SnapshotGroupId.1 --Status.1 --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --AdditionalAttributes.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --MaxResults)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NextToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotGroupId.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Status.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeSnapshotLinks)
            opts="-o -q -h --DiskIds --InstanceId --MaxResults --NextToken --PageNumber --PageSize --RegionId --SnapshotLinkIds --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --DiskIds)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --MaxResults)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NextToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotLinkIds)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeSnapshotMonitorData)
            opts="-o -q -h --Category --EndTime --Period --RegionId --StartTime --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Category)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --EndTime)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Period)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --StartTime)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeSnapshotPackage)
            opts="-o -q -h --PageNumber --PageSize --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --PageNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeSnapshots)
            opts="-o -q -h --Category --DiskId --DryRun --Encrypted --Filter.1.Key --Filter.1.Value --Filter.2.Key --Filter.2.Value --InstanceId --KMSKeyId --MaxResults --NextToken --PageNumber --PageSize --RegionId --ResourceGroupId --SnapshotIds --SnapshotLinkId --SnapshotName --SnapshotType --SourceDiskType --Status --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --Usage --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Category)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Encrypted)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Filter.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Filter.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Filter.2.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Filter.2.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --KMSKeyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --MaxResults)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NextToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotIds)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotLinkId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SourceDiskType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Status)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Usage)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeSnapshotsUsage)
            opts="-o -q -h --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeTags)
            opts="-o -q -h --Category --PageNumber --PageSize --RegionId --ResourceId --ResourceType --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Category)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeTaskAttribute)
            opts="-o -q -h --RegionId --TaskId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --TaskId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeTasks)
            opts="-o -q -h --EndTime --PageNumber --PageSize --RegionId --ResourceIds.1 --StartTime --TaskAction --TaskGroupId --TaskIds --TaskStatus --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --EndTime)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PageSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceIds.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --StartTime)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --TaskAction)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --TaskGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --TaskIds)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --TaskStatus)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DescribeZones)
            opts="-o -q -h --AcceptLanguage --InstanceChargeType --RegionId --SpotStrategy --Verbose --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --AcceptLanguage)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceChargeType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SpotStrategy)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Verbose)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DetachDisk)
            opts="-o -q -h --DeleteWithInstance --DiskId --InstanceId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --DeleteWithInstance)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DiskId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__DisableDiskEncryptionByDefault)
            opts="-o -q -h --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__EnableDiskEncryptionByDefault)
            opts="-o -q -h --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ExportImage)
            opts="-o -q -h --DryRun --ImageFormat --ImageId --OSSBucket --OSSPrefix --RegionId --RoleName --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --ImageFormat)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --OSSBucket)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --OSSPrefix)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RoleName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ExportSnapshot)
            opts="-o -q -h --OssBucket --RegionId --RoleName --SnapshotId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --OssBucket)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RoleName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ImportImage)
            opts="-o -q -h --Architecture --BootMode --ClientToken --Description --DetectionStrategy --DiskDeviceMapping.1.OSSBucket --DiskDeviceMapping.1.OSSObject --DiskDeviceMapping.1.Format --DiskDeviceMapping.1.DiskImageSize --DiskDeviceMapping.1.DiskImSize --DiskDeviceMapping.1.Device --DryRun --Features.ImdsSupport --Features.NvmeSupport --ImageName --LicenseType --OSType --Platform --RegionId --ResourceGroupId --RoleName --StorageLocationArn --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Architecture)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --BootMode)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ClientToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DetectionStrategy)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskDeviceMapping.1.OSSBucket)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskDeviceMapping.1.OSSObject)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskDeviceMapping.1.Format)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskDeviceMapping.1.DiskImageSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskDeviceMapping.1.DiskImSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskDeviceMapping.1.Device)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Features.ImdsSupport)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Features.NvmeSupport)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --LicenseType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --OSType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Platform)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RoleName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --StorageLocationArn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__JoinResourceGroup)
            opts="-o -q -h --RegionId --ResourceGroupId --ResourceId --ResourceType --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ListTagResources)
            opts="-o -q -h --NextToken --RegionId --ResourceId.1 --ResourceType --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --TagFilter.1.TagKey --TagFilter.1.TagValues.1 --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --NextToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceId.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --TagFilter.1.TagKey)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --TagFilter.1.TagValues.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__LockSnapshot)
            opts="-o -q -h --ClientToken --CoolOffPeriod --DryRun --LockDuration --LockMode --RegionId --SnapshotId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --ClientToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CoolOffPeriod)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --LockDuration)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --LockMode)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ModifyAutoSnapshotPolicyEx)
            opts="-o -q -h --CopiedSnapshotsRetentionDays --CopyEncryptionConfiguration.Arn.1.AssumeRoleFor --CopyEncryptionConfiguration.Arn.1.RoleType --CopyEncryptionConfiguration.Arn.1.Rolearn --CopyEncryptionConfiguration.Encrypted --CopyEncryptionConfiguration.KMSKeyId --EnableCrossRegionCopy --TargetCopyRegions --TargetTags.1.Key --TargetTags.1.Value --autoSnapshotPolicyId --autoSnapshotPolicyName --regionId --repeatWeekdays --retentionDays --timePoints --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --CopiedSnapshotsRetentionDays)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CopyEncryptionConfiguration.Arn.1.AssumeRoleFor)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CopyEncryptionConfiguration.Arn.1.RoleType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CopyEncryptionConfiguration.Arn.1.Rolearn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CopyEncryptionConfiguration.Encrypted)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --CopyEncryptionConfiguration.KMSKeyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --EnableCrossRegionCopy)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --TargetCopyRegions)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --TargetTags.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --TargetTags.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --autoSnapshotPolicyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --autoSnapshotPolicyName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --regionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --repeatWeekdays)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --retentionDays)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --timePoints)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ModifyDiskAttribute)
            opts="-o -q -h --BurstingEnabled --DeleteAutoSnapshot --DeleteWithInstance --Description --DiskId --DiskIds.1 --DiskName --EnableAutoSnapshot --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --BurstingEnabled)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DeleteAutoSnapshot)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DeleteWithInstance)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskIds.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --EnableAutoSnapshot)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ModifyDiskDefaultKMSKeyId)
            opts="-o -q -h --KMSKeyId --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --KMSKeyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ModifyDiskSpec)
            opts="-o -q -h --DestinationZoneId --DiskCategory --DiskId --DryRun --PerformanceControlOptions.IOPS --PerformanceControlOptions.Recover --PerformanceControlOptions.Throughput --PerformanceLevel --ProvisionedIops --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --DestinationZoneId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskCategory)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --PerformanceControlOptions.IOPS)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PerformanceControlOptions.Recover)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PerformanceControlOptions.Throughput)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PerformanceLevel)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ProvisionedIops)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ModifyImageAttribute)
            opts="-o -q -h --BootMode --Description --DryRun --Features.ImdsSupport --Features.NvmeSupport --ImageFamily --ImageId --ImageName --LicenseType --RegionId --Status --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --BootMode)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Features.ImdsSupport)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Features.NvmeSupport)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageFamily)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --LicenseType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Status)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ModifyImageSharePermission)
            opts="-o -q -h --AddAccount.1 --DryRun --ImageId --IsPublic --LaunchPermission --RegionId --RemoveAccount.1 --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --AddAccount.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --ImageId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --IsPublic)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --LaunchPermission)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RemoveAccount.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ModifyInstanceAttribute)
            opts="-o -q -h --CpuOptions.Core --CpuOptions.ThreadsPerCore --CpuOptions.TopologyType --CreditSpecification --DeletionProtection --Description --EnableJumboFrame --EnableNetworkEncryption --HostName --InstanceId --InstanceName --NetworkInterfaceQueueNumber --Password --PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord --PrivateDnsNameOptions.EnableInstanceIdDnsARecord --PrivateDnsNameOptions.EnableIpDnsARecord --PrivateDnsNameOptions.EnableIpDnsPtrRecord --PrivateDnsNameOptions.HostnameType --Recyclable --RemoteConnectionOptions.Password --RemoteConnectionOptions.Type --SecurityGroupIds.1 --UserData --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --CpuOptions.Core)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CpuOptions.ThreadsPerCore)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CpuOptions.TopologyType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CreditSpecification)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DeletionProtection)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --EnableJumboFrame)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --EnableNetworkEncryption)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --HostName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterfaceQueueNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Password)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --PrivateDnsNameOptions.EnableInstanceIdDnsARecord)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --PrivateDnsNameOptions.EnableIpDnsARecord)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --PrivateDnsNameOptions.EnableIpDnsPtrRecord)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --PrivateDnsNameOptions.HostnameType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Recyclable)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --RemoteConnectionOptions.Password)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RemoteConnectionOptions.Type)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SecurityGroupIds.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --UserData)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ModifySnapshotAttribute)
            opts="-o -q -h --Description --DisableInstantAccess --RetentionDays --SnapshotId --SnapshotName --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DisableInstantAccess)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --RetentionDays)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ModifySnapshotCategory)
            opts="-o -q -h --Category --RetentionDays --SnapshotId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Category)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RetentionDays)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ModifySnapshotGroup)
            opts="-o -q -h --Description --Name --RegionId --SnapshotGroupId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__OpenSnapshotService)
            opts="-o -q -h --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ReInitDisk)
            opts="-o -q -h --AutoStartInstance --DiskId --KeyPairName --Password --SecurityEnhancementStrategy --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --AutoStartInstance)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DiskId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --KeyPairName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Password)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SecurityEnhancementStrategy)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__RebootInstance)
            opts="-o -q -h --DryRun --ForceStop --InstanceId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --ForceStop)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --InstanceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__RebootInstances)
            opts="-o -q -h --BatchOptimization --DryRun --ForceReboot --InstanceId.1 --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --BatchOptimization)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --ForceReboot)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --InstanceId.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__RemoveTags)
            opts="-o -q -h --RegionId --ResourceId --ResourceType --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ReplaceSystemDisk)
            opts="-o -q -h --Architecture --Arn.1.AssumeRoleFor --Arn.1.RoleType --Arn.1.Rolearn --ClientToken --DiskId --EncryptAlgorithm --Encrypted --ImageId --InstanceId --KMSKeyId --KeyPairName --Password --PasswordInherit --Platform --SecurityEnhancementStrategy --SystemDisk.Size --UseAdditionalService --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Architecture)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Arn.1.AssumeRoleFor)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Arn.1.RoleType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Arn.1.Rolearn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ClientToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --EncryptAlgorithm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Encrypted)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --ImageId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --KMSKeyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --KeyPairName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Password)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PasswordInherit)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Platform)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SecurityEnhancementStrategy)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.Size)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --UseAdditionalService)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ResetDisk)
            opts="-o -q -h --DiskId --DryRun --SnapshotId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --DiskId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --SnapshotId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ResetDiskDefaultKMSKeyId)
            opts="-o -q -h --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ResetDisks)
            opts="-o -q -h --Disk.1.DiskId --Disk.1.SnapshotId --DryRun --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Disk.1.DiskId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Disk.1.SnapshotId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__ResizeDisk)
            opts="-o -q -h --ClientToken --DiskId --NewSize --Type --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --ClientToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DiskId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NewSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Type)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__RunInstances)
            opts="-o -q -h --Affinity --Amount --Arn.1.AssumeRoleFor --Arn.1.RoleType --Arn.1.Rolearn --AutoPay --AutoReleaseTime --AutoRenew --AutoRenewPeriod --ClientToken --ClockOptions.PtpStatus --CpuOptions.Core --CpuOptions.Numa --CpuOptions.ThreadsPerCore --CpuOptions.TopologyType --CreditSpecification --DataDisk.1.Category --DataDisk.1.Size --DataDisk.1.SnapshotId --DataDisk.1.PerformanceLevel --DataDisk.1.DiskName --DataDisk.1.Description --DataDisk.1.DeleteWithInstance --DataDisk.1.Device --DataDisk.1.BurstingEnabled --DataDisk.1.Encrypted --DataDisk.1.AutoSnapshotPolicyId --DataDisk.1.EncryptAlgorithm --DataDisk.1.KMSKeyId --DataDisk.1.ProvisionedIops --DataDisk.1.StorageClusterId --DedicatedHostId --DeletionProtection --DeploymentSetGroupNo --DeploymentSetId --Description --DryRun --HibernationOptions.Configured --HostName --HostNames.1 --HpcClusterId --HttpEndpoint --HttpPutResponseHopLimit --HttpTokens --ImageFamily --ImageId --ImageOptions.LoginAsNonRoot --InstanceChargeType --InstanceName --InstanceType --InternetChargeType --InternetMaxBandwidthIn --InternetMaxBandwidthOut --IoOptimized --Ipv6Address.1 --Ipv6AddressCount --Isp --KeyPairName --LaunchTemplateId --LaunchTemplateName --LaunchTemplateVersion --ManagedHostId --MinAmount --NetworkInterface.1.DeleteOnRelease --NetworkInterface.1.Description --NetworkInterface.1.InstanceType --NetworkInterface.1.Ipv6Address.1 --NetworkInterface.1.Ipv6AddressCount --NetworkInterface.1.NetworkCardIndex --NetworkInterface.1.NetworkInterfaceId --NetworkInterface.1.NetworkInterfaceName --NetworkInterface.1.NetworkInterfaceTrafficMode --NetworkInterface.1.PrimaryIpAddress --NetworkInterface.1.QueueNumber --NetworkInterface.1.QueuePairNumber --NetworkInterface.1.RxQueueSize --NetworkInterface.1.SecondaryPrivateIpAddressCount --NetworkInterface.1.SecurityGroupId --NetworkInterface.1.SecurityGroupIds.1 --NetworkInterface.1.SourceDestCheck --NetworkInterface.1.TxQueueSize --NetworkInterface.1.VSwitchId --NetworkInterfaceQueueNumber --NetworkOptions.BandwidthWeighting --NetworkOptions.EnableJumboFrame --NetworkOptions.EnableNetworkEncryption --Password --PasswordInherit --Period --PeriodUnit --PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord --PrivateDnsNameOptions.EnableInstanceIdDnsARecord --PrivateDnsNameOptions.EnableIpDnsARecord --PrivateDnsNameOptions.EnableIpDnsPtrRecord --PrivateDnsNameOptions.HostnameType --PrivateIpAddress --PrivatePoolOptions.Id --PrivatePoolOptions.MatchCriteria --RamRoleName --RegionId --ResourceGroupId --SchedulerOptions.DedicatedHostClusterId --SecurityEnhancementStrategy --SecurityGroupId --SecurityGroupIds.1 --SecurityOptions.ConfidentialComputingMode --SecurityOptions.TrustedSystemMode --SpotDuration --SpotInterruptionBehavior --SpotPriceLimit --SpotStrategy --StorageSetId --StorageSetPartitionNumber --SystemDisk.AutoSnapshotPolicyId --SystemDisk.BurstingEnabled --SystemDisk.Category --SystemDisk.Description --SystemDisk.DiskName --SystemDisk.EncryptAlgorithm --SystemDisk.Encrypted --SystemDisk.KMSKeyId --SystemDisk.PerformanceLevel --SystemDisk.ProvisionedIops --SystemDisk.Size --SystemDisk.StorageClusterId --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --Tenancy --UniqueSuffix --UserData --VSwitchId --ZoneId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --Affinity)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Amount)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Arn.1.AssumeRoleFor)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Arn.1.RoleType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Arn.1.Rolearn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --AutoPay)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --AutoReleaseTime)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --AutoRenew)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --AutoRenewPeriod)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ClientToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ClockOptions.PtpStatus)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CpuOptions.Core)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CpuOptions.Numa)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CpuOptions.ThreadsPerCore)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CpuOptions.TopologyType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --CreditSpecification)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.Category)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.Size)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.SnapshotId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.PerformanceLevel)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.DiskName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.DeleteWithInstance)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.Device)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.BurstingEnabled)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.Encrypted)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.AutoSnapshotPolicyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.EncryptAlgorithm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.KMSKeyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.ProvisionedIops)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DataDisk.1.StorageClusterId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DedicatedHostId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DeletionProtection)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DeploymentSetGroupNo)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DeploymentSetId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --HibernationOptions.Configured)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --HostName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --HostNames.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --HpcClusterId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --HttpEndpoint)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --HttpPutResponseHopLimit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --HttpTokens)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageFamily)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ImageOptions.LoginAsNonRoot)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --InstanceChargeType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InstanceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InternetChargeType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InternetMaxBandwidthIn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --InternetMaxBandwidthOut)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --IoOptimized)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Ipv6Address.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Ipv6AddressCount)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Isp)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --KeyPairName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --LaunchTemplateId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --LaunchTemplateName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --LaunchTemplateVersion)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ManagedHostId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --MinAmount)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.DeleteOnRelease)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.InstanceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.Ipv6Address.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.Ipv6AddressCount)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.NetworkCardIndex)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.NetworkInterfaceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.NetworkInterfaceName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.NetworkInterfaceTrafficMode)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.PrimaryIpAddress)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.QueueNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.QueuePairNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.RxQueueSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.SecondaryPrivateIpAddressCount)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.SecurityGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.SecurityGroupIds.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.SourceDestCheck)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.TxQueueSize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterface.1.VSwitchId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkInterfaceQueueNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkOptions.BandwidthWeighting)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --NetworkOptions.EnableJumboFrame)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --NetworkOptions.EnableNetworkEncryption)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Password)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PasswordInherit)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Period)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PeriodUnit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --PrivateDnsNameOptions.EnableInstanceIdDnsARecord)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --PrivateDnsNameOptions.EnableIpDnsARecord)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --PrivateDnsNameOptions.EnableIpDnsPtrRecord)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --PrivateDnsNameOptions.HostnameType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PrivateIpAddress)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PrivatePoolOptions.Id)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --PrivatePoolOptions.MatchCriteria)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RamRoleName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SchedulerOptions.DedicatedHostClusterId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SecurityEnhancementStrategy)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SecurityGroupId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SecurityGroupIds.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SecurityOptions.ConfidentialComputingMode)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SecurityOptions.TrustedSystemMode)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SpotDuration)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SpotInterruptionBehavior)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SpotPriceLimit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SpotStrategy)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --StorageSetId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --StorageSetPartitionNumber)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.AutoSnapshotPolicyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.BurstingEnabled)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --SystemDisk.Category)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.Description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.DiskName)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.EncryptAlgorithm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.Encrypted)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --SystemDisk.KMSKeyId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.PerformanceLevel)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.ProvisionedIops)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.Size)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SystemDisk.StorageClusterId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tenancy)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --UniqueSuffix)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --UserData)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --VSwitchId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ZoneId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__StartInstance)
            opts="-o -q -h --DryRun --InitLocalDisk --InstanceId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --InitLocalDisk)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --InstanceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__StartInstances)
            opts="-o -q -h --BatchOptimization --DryRun --InstanceId.1 --RegionId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --BatchOptimization)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --InstanceId.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__StopInstance)
            opts="-o -q -h --ConfirmStop --DryRun --ForceStop --Hibernate --InstanceId --StoppedMode --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --ConfirmStop)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --ForceStop)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --Hibernate)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --InstanceId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --StoppedMode)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__StopInstances)
            opts="-o -q -h --BatchOptimization --DryRun --ForceStop --InstanceId.1 --RegionId --StoppedMode --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --BatchOptimization)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --ForceStop)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --InstanceId.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --StoppedMode)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__TagResources)
            opts="-o -q -h --RegionId --ResourceId.1 --ResourceType --Tag.1.Key --Tag.1.Value --Tag.1.key --Tag.1.value --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceId.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.Value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --Tag.1.value)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__UnlockSnapshot)
            opts="-o -q -h --ClientToken --DryRun --RegionId --SnapshotId --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --ClientToken)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --DryRun)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --SnapshotId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__UntagResources)
            opts="-o -q -h --All --RegionId --ResourceId.1 --ResourceType --TagKey.1 --region --background --force --version --header --output --quiet --method --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --All)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --RegionId)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceId.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ResourceType)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --TagKey.1)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --region)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --method)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help)
            opts="AddTags ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CancelCopyImage CancelTask CopyImage CopySnapshot CreateAutoSnapshotPolicy CreateDisk CreateImage CreateInstance CreateSnapshot CreateSnapshotGroup DeleteAutoSnapshotPolicy DeleteDisk DeleteImage DeleteInstance DeleteInstances DeleteSnapshot DeleteSnapshotGroup DescribeAccountAttributes DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDiskDefaultKMSKeyId DescribeDiskEncryptionByDefaultStatus DescribeDisks DescribeDisksFullStatus DescribeImageFromFamily DescribeImageSharePermission DescribeImages DescribeInstanceAttribute DescribeInstanceStatus DescribeInstances DescribeLockedSnapshots DescribePrice DescribeRegions DescribeResourceByTags DescribeSnapshotGroups DescribeSnapshotLinks DescribeSnapshotMonitorData DescribeSnapshotPackage DescribeSnapshots DescribeSnapshotsUsage DescribeTags DescribeTaskAttribute DescribeTasks DescribeZones DetachDisk DisableDiskEncryptionByDefault EnableDiskEncryptionByDefault ExportImage ExportSnapshot ImportImage JoinResourceGroup ListTagResources LockSnapshot ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifyDiskDefaultKMSKeyId ModifyDiskSpec ModifyImageAttribute ModifyImageSharePermission ModifyInstanceAttribute ModifySnapshotAttribute ModifySnapshotCategory ModifySnapshotGroup OpenSnapshotService ReInitDisk RebootInstance RebootInstances RemoveTags ReplaceSystemDisk ResetDisk ResetDiskDefaultKMSKeyId ResetDisks ResizeDisk RunInstances StartInstance StartInstances StopInstance StopInstances TagResources UnlockSnapshot UntagResources help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__AddTags)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ApplyAutoSnapshotPolicy)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__AttachDisk)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__CancelAutoSnapshotPolicy)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__CancelCopyImage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__CancelTask)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__CopyImage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__CopySnapshot)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__CreateAutoSnapshotPolicy)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__CreateDisk)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__CreateImage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__CreateInstance)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__CreateSnapshot)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__CreateSnapshotGroup)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DeleteAutoSnapshotPolicy)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DeleteDisk)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DeleteImage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DeleteInstance)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DeleteInstances)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DeleteSnapshot)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DeleteSnapshotGroup)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeAccountAttributes)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeAutoSnapshotPolicyAssociations)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeAutoSnapshotPolicyEx)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeDiskDefaultKMSKeyId)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeDiskEncryptionByDefaultStatus)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeDisks)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeDisksFullStatus)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeImageFromFamily)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeImageSharePermission)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeImages)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeInstanceAttribute)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeInstanceStatus)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeInstances)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeLockedSnapshots)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribePrice)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeRegions)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeResourceByTags)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeSnapshotGroups)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeSnapshotLinks)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeSnapshotMonitorData)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeSnapshotPackage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeSnapshots)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeSnapshotsUsage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeTags)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeTaskAttribute)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeTasks)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DescribeZones)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DetachDisk)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__DisableDiskEncryptionByDefault)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__EnableDiskEncryptionByDefault)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ExportImage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ExportSnapshot)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ImportImage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__JoinResourceGroup)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ListTagResources)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__LockSnapshot)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ModifyAutoSnapshotPolicyEx)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ModifyDiskAttribute)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ModifyDiskDefaultKMSKeyId)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ModifyDiskSpec)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ModifyImageAttribute)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ModifyImageSharePermission)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ModifyInstanceAttribute)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ModifySnapshotAttribute)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ModifySnapshotCategory)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ModifySnapshotGroup)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__OpenSnapshotService)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ReInitDisk)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__RebootInstance)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__RebootInstances)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__RemoveTags)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ReplaceSystemDisk)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ResetDisk)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ResetDiskDefaultKMSKeyId)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ResetDisks)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__ResizeDisk)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__RunInstances)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__StartInstance)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__StartInstances)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__StopInstance)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__StopInstances)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__TagResources)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__UnlockSnapshot)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__UntagResources)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__ecs__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help)
            opts="ecs disk store schedule bill task demo completion man version help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__bill)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__completion)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__demo)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__disk)
            opts="path import"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__disk__subcmd__import)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__disk__subcmd__path)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs)
            opts="AddTags ApplyAutoSnapshotPolicy AttachDisk CancelAutoSnapshotPolicy CancelCopyImage CancelTask CopyImage CopySnapshot CreateAutoSnapshotPolicy CreateDisk CreateImage CreateInstance CreateSnapshot CreateSnapshotGroup DeleteAutoSnapshotPolicy DeleteDisk DeleteImage DeleteInstance DeleteInstances DeleteSnapshot DeleteSnapshotGroup DescribeAccountAttributes DescribeAutoSnapshotPolicyAssociations DescribeAutoSnapshotPolicyEx DescribeDiskDefaultKMSKeyId DescribeDiskEncryptionByDefaultStatus DescribeDisks DescribeDisksFullStatus DescribeImageFromFamily DescribeImageSharePermission DescribeImages DescribeInstanceAttribute DescribeInstanceStatus DescribeInstances DescribeLockedSnapshots DescribePrice DescribeRegions DescribeResourceByTags DescribeSnapshotGroups DescribeSnapshotLinks DescribeSnapshotMonitorData DescribeSnapshotPackage DescribeSnapshots DescribeSnapshotsUsage DescribeTags DescribeTaskAttribute DescribeTasks DescribeZones DetachDisk DisableDiskEncryptionByDefault EnableDiskEncryptionByDefault ExportImage ExportSnapshot ImportImage JoinResourceGroup ListTagResources LockSnapshot ModifyAutoSnapshotPolicyEx ModifyDiskAttribute ModifyDiskDefaultKMSKeyId ModifyDiskSpec ModifyImageAttribute ModifyImageSharePermission ModifyInstanceAttribute ModifySnapshotAttribute ModifySnapshotCategory ModifySnapshotGroup OpenSnapshotService ReInitDisk RebootInstance RebootInstances RemoveTags ReplaceSystemDisk ResetDisk ResetDiskDefaultKMSKeyId ResetDisks ResizeDisk RunInstances StartInstance StartInstances StopInstance StopInstances TagResources UnlockSnapshot UntagResources"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__AddTags)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ApplyAutoSnapshotPolicy)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__AttachDisk)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__CancelAutoSnapshotPolicy)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__CancelCopyImage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__CancelTask)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__CopyImage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__CopySnapshot)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__CreateAutoSnapshotPolicy)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__CreateDisk)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__CreateImage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__CreateInstance)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__CreateSnapshot)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__CreateSnapshotGroup)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DeleteAutoSnapshotPolicy)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DeleteDisk)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DeleteImage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DeleteInstance)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DeleteInstances)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DeleteSnapshot)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DeleteSnapshotGroup)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeAccountAttributes)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeAutoSnapshotPolicyAssociations)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeAutoSnapshotPolicyEx)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeDiskDefaultKMSKeyId)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeDiskEncryptionByDefaultStatus)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeDisks)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeDisksFullStatus)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeImageFromFamily)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeImageSharePermission)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeImages)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeInstanceAttribute)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeInstanceStatus)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeInstances)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeLockedSnapshots)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribePrice)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeRegions)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeResourceByTags)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeSnapshotGroups)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeSnapshotLinks)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeSnapshotMonitorData)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeSnapshotPackage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeSnapshots)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeSnapshotsUsage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeTags)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeTaskAttribute)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeTasks)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DescribeZones)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DetachDisk)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__DisableDiskEncryptionByDefault)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__EnableDiskEncryptionByDefault)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ExportImage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ExportSnapshot)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ImportImage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__JoinResourceGroup)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ListTagResources)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__LockSnapshot)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ModifyAutoSnapshotPolicyEx)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ModifyDiskAttribute)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ModifyDiskDefaultKMSKeyId)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ModifyDiskSpec)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ModifyImageAttribute)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ModifyImageSharePermission)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ModifyInstanceAttribute)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ModifySnapshotAttribute)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ModifySnapshotCategory)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ModifySnapshotGroup)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__OpenSnapshotService)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ReInitDisk)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__RebootInstance)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__RebootInstances)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__RemoveTags)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ReplaceSystemDisk)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ResetDisk)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ResetDiskDefaultKMSKeyId)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ResetDisks)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__ResizeDisk)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__RunInstances)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__StartInstance)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__StartInstances)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__StopInstance)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__StopInstances)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__TagResources)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__UnlockSnapshot)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__ecs__subcmd__UntagResources)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__man)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__schedule)
            opts="run next"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__schedule__subcmd__next)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__schedule__subcmd__run)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__store)
            opts="verify reclaim stats"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__store__subcmd__reclaim)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__store__subcmd__stats)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__store__subcmd__verify)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__task)
            opts="list wait run"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__task__subcmd__list)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__task__subcmd__run)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__task__subcmd__wait)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__help__subcmd__version)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__man)
            opts="-h --dir --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --dir)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__schedule)
            opts="-h --help run next help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__schedule__subcmd__help)
            opts="run next help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__schedule__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__schedule__subcmd__help__subcmd__next)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__schedule__subcmd__help__subcmd__run)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__schedule__subcmd__next)
            opts="-h --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__schedule__subcmd__run)
            opts="-h --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__store)
            opts="-h --help verify reclaim stats help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__store__subcmd__help)
            opts="verify reclaim stats help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__store__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__store__subcmd__help__subcmd__reclaim)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__store__subcmd__help__subcmd__stats)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__store__subcmd__help__subcmd__verify)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__store__subcmd__reclaim)
            opts="-h --dry-run --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__store__subcmd__stats)
            opts="-h --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__store__subcmd__verify)
            opts="-h --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__task)
            opts="-h --help list wait run help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__task__subcmd__help)
            opts="list wait run help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__task__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__task__subcmd__help__subcmd__list)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__task__subcmd__help__subcmd__run)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__task__subcmd__help__subcmd__wait)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__task__subcmd__list)
            opts="-h --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__task__subcmd__run)
            opts="-h --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__task__subcmd__wait)
            opts="-h --timeout --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        snap__subcmd__version)
            opts="-h --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
    esac
}

if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -F _snap -o nosort -o bashdefault -o default snap
else
    complete -F _snap -o bashdefault -o default snap
fi
