//! A service with disks that are In_use, and policies on them.
#![allow(dead_code, reason = "each test file uses a part")]

use ecs_snap::catalog::{CatalogError, Chain, Disk, Policy, PolicyDisk, Snapshot, WriteTx};
use ecs_snap::ecs::{Request, Service};
use ecs_snap::engine::Engine;
use ecs_snap::home::Home;
use ecs_snap::model::{DiskId, Hours, PolicyId, RegionId, Time, Weekdays};
use serde_json::Value;
use std::os::unix::fs::FileExt;

pub struct World {
    pub service: Service,
    /// The data disks of the one instance.
    pub disks: Vec<DiskId>,
    pub instance: String,
    made: u32,
    _home: tempfile::TempDir,
}

impl World {
    /// A running instance with so many empty data disks.
    pub fn new(disks: usize) -> Self {
        // In memory where that can be had: a schedule is thousands of small transactions.
        let home = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let service = Service::new(Engine::open(Home::new(home.path())).unwrap());
        let mut world = Self { service, disks: Vec::new(), instance: String::new(), made: 0, _home: home };
        let sizes: Vec<String> = (1..=disks).map(|n| format!("DataDisk.{n}.Size")).collect();
        let sizes: Vec<(&str, &str)> = sizes.iter().map(|name| (name.as_str(), "20")).collect();
        let answer = world.call("RunInstances", &sizes).unwrap();
        world.instance = answer["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap().to_owned();
        let answer = world.call("DescribeDisks", &[("DiskType", "data"), ("PageSize", "100")]).unwrap();
        let found = answer["Disks"]["Disk"].as_array().unwrap();
        world.disks =
            found.iter().map(|disk| DiskId::parse(disk["DiskId"].as_str().unwrap()).unwrap()).collect();
        world
    }

    pub fn call(&mut self, operation: &str, parameters: &[(&str, &str)]) -> Result<Value, (String, u16)> {
        let parameters = parameters.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let request = Request { operation: operation.into(), parameters, region: "cn-hangzhou".into() };
        self.service.call(&request).map_err(|failure| (failure.error.code.to_string(), failure.status))
    }

    pub fn edit<T>(&mut self, work: impl FnOnce(&WriteTx) -> Result<T, CatalogError>) -> T {
        self.service.engine().catalog().write(work).unwrap()
    }

    /// A policy that was there from the beginning of time.
    pub fn policy(&mut self, hours: &[u32], weekdays: &[u32], retention_days: Option<u32>) -> Policy {
        self.made += 1;
        let policy = Policy {
            id: PolicyId::parse(&format!("sp-{}", self.made)).unwrap(),
            region: RegionId::parse("cn-hangzhou").unwrap(),
            name: String::new(),
            hours: Hours::of(hours.iter().copied()).unwrap(),
            weekdays: Weekdays::of(weekdays.iter().copied()).unwrap(),
            retention_days,
            resource_group: String::new(),
            created: Time(0),
            copies: false,
            copy_region: None,
            copy_retention_days: None,
        };
        self.edit(|catalog| policy.insert(catalog));
        policy
    }

    pub fn change(&mut self, policy: &Policy, change: impl FnOnce(&mut Policy)) {
        self.edit(|catalog| {
            let mut policy = Policy::find(catalog, &policy.id)?.unwrap();
            change(&mut policy);
            policy.update(catalog)
        });
    }

    /// Puts a policy on a disk at a time.
    pub fn apply(&mut self, policy: &Policy, disk: &DiskId, time: i64) {
        let due = policy.schedule().after(Time(time));
        let row = PolicyDisk { disk: disk.clone(), policy: policy.id.clone(), due, replaced: None };
        self.edit(|catalog| row.insert(catalog));
    }

    /// Changes the row of a disk.
    pub fn change_disk(&mut self, disk: &DiskId, change: impl FnOnce(&mut Disk)) {
        self.edit(|catalog| {
            let mut disk = Disk::find(catalog, disk)?.unwrap();
            change(&mut disk);
            disk.update(catalog)
        });
    }

    /// The snapshots of a disk, oldest first.
    pub fn snapshots(&mut self, disk: &DiskId) -> Vec<Snapshot> {
        let catalog = &self.service.engine().catalog().read();
        match Chain::of_disk(catalog, disk).unwrap() {
            Some(chain) => Snapshot::of_chain(catalog, chain.number).unwrap(),
            None => Vec::new(),
        }
    }

    /// The path of a disk's image.
    pub fn image(&mut self, disk: &DiskId) -> std::path::PathBuf {
        let engine = self.service.engine();
        let disk = Disk::find(&engine.catalog().read(), disk).unwrap().unwrap();
        engine.image_path(&disk).to_path_buf()
    }

    pub fn write(&mut self, disk: &DiskId, bytes: &[u8]) {
        let file = std::fs::OpenOptions::new().write(true).open(self.image(disk)).unwrap();
        file.write_all_at(bytes, 0).unwrap();
    }

    /// Asserts that nothing is wrong in the stores.
    pub fn verify(&mut self) {
        let report = self.service.engine().verify().unwrap();
        assert!(report.problems.is_empty(), "{:?}", report.problems);
    }
}
