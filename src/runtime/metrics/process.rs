//! Counts of the system about this process, under the names that all exporters use. Linux only.

/// Reads the counts of the system.
#[cfg(target_os = "linux")]
pub(super) fn sample() {
    if let Err(error) = read() {
        tracing::debug!(%error, "the counts of this process cannot be read");
    }
}

#[cfg(not(target_os = "linux"))]
pub(super) fn sample() {}

#[cfg(target_os = "linux")]
fn read() -> procfs::ProcResult<()> {
    use procfs::process::{LimitValue, Process};

    use super::{catalogue, number};

    let process = Process::myself()?;
    let stat = process.stat()?;
    let as_number = |count: u64| number(usize::try_from(count).unwrap_or(usize::MAX));
    let ticks = procfs::ticks_per_second();

    catalogue::PROCESS_CPU.set((stat.utime + stat.stime) / ticks, []);
    catalogue::PROCESS_MEMORY.set(as_number(stat.rss * procfs::page_size()), []);
    catalogue::PROCESS_THREADS.set(as_number(stat.num_threads.unsigned_abs()), []);
    let started = procfs::boot_time_secs()? + stat.starttime / ticks;
    catalogue::PROCESS_STARTED.set(as_number(started), []);

    catalogue::PROCESS_DESCRIPTORS.set(number(process.fd_count()?), []);
    if let LimitValue::Value(limit) = process.limits()?.max_open_files.soft_limit {
        catalogue::PROCESS_MAX_DESCRIPTORS.set(as_number(limit), []);
    }
    Ok(())
}
