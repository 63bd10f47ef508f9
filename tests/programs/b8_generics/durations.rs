// Spans of time: how they are shown, rounded, converted and laid out.
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

fn main() {
    let times = [0, 1, 999, 1_000, 1_500, 999_949, 999_950, 1_000_000, 12_345_678, 999_999_999, 1_000_000_000, 83_456_789_012];
    for t in times {
        let d = Duration::from_nanos(t);
        println!("{d:?} {d:.0?} {d:.1?} {d:.2?} {d:.3?} {d:.10?} {d:+?}");
        println!("[{d:12?}] [{d:>12.1?}] [{d:^14.2?}] [{d:*<9.0?}] [{d:#>+10?}] [{d:08?}]");
    }
    println!("{:.0?} {:.0?} {:.1?} {:.1?}", Duration::from_millis(500), Duration::from_millis(1500), Duration::from_millis(2250), Duration::from_millis(2350));
    println!("{:?} {:.2?}", Duration::MAX, Duration::MAX);
    for s in [0.0, 1e-10, 0.5e-9, 1.5e-9, 2.7, 0.999_999_999_6, 1e9, 123.456, 1e19] {
        println!("{:?} {:?}", Duration::try_from_secs_f64(s), Duration::try_from_secs_f32(s as f32));
    }
    for s in [-1.0, f64::NAN, 1e20, f64::INFINITY] {
        println!("{:?}", Duration::try_from_secs_f64(s).map_err(|e| e.to_string()));
    }
    let d = Duration::new(3, 2_500_000_000);
    println!("{} {} {} {} {}", d.as_secs(), d.subsec_millis(), d.as_micros(), d.as_secs_f32(), d.as_secs_f64());
    println!("{:?} {:?} {:?} {:?}", d.mul_f64(1.5), d.div_f32(2.0), d * 3, 2 * d / 7);
    println!("{:?} {:?}", d.div_duration_f64(Duration::from_millis(250)), d.abs_diff(Duration::from_secs(9)));
    println!("{:?} {:?}", d.checked_sub(Duration::from_secs(6)), d.saturating_mul(u32::MAX).checked_add(Duration::MAX));
    println!("{:?} {:?}", Duration::from_hours(2) + Duration::from_mins(3), [d, d].iter().sum::<Duration>());
    println!("{:?} {}", Duration::ZERO.max(Duration::from_nanos(1)), d == Duration::from_micros(5_500_000));

    let start = Instant::now();
    let later = start + Duration::from_secs(2);
    println!("{:?} {:?} {}", later - start, start.checked_duration_since(later), later > start);
    let t: SystemTime = UNIX_EPOCH + Duration::from_secs(86_400);
    println!("{:?} {:?}", t, t.duration_since(UNIX_EPOCH));
    println!("{}", UNIX_EPOCH.duration_since(t).unwrap_err());

    println!("{} {}", size_of::<Option<Duration>>(), size_of::<Option<Option<Instant>>>());
    println!("{:?} {:?}", Some(Duration::MAX), std::hint::black_box(None::<Duration>));
}
