fn main() {
    let x = 2.5f64;
    println!("{} {} {} {} {}", x.floor(), x.ceil(), x.round(), x.trunc(), x.fract());
    println!("{} {} {}", x.sqrt(), x.powi(3), x.powf(0.5));
    println!("{:.6} {:.6} {:.6} {:.6}", x.sin(), x.cos(), x.tan(), x.exp());
    println!("{:.6} {:.6} {:.6}", x.ln(), x.log10(), x.log2());
    println!("{} {} {} {}", (-x).abs(), (-x).signum(), x.copysign(-1.0), x.mul_add(2.0, 1.0));
    println!("{} {} {}", x.max(3.0), x.min(f64::NAN), x.clamp(0.0, 1.0));
    println!("{} {} {}", f64::NAN.is_nan(), f64::INFINITY.is_finite(), (0.0f64 / 0.0) == f64::NAN);
    println!("{:?} {:?}", 1.0f64.partial_cmp(&f64::NAN), 1.0f64.total_cmp(&2.0));
    println!("{:x} {:x} {}", 1.0f32.to_bits(), (-2.0f64).to_bits(), f32::from_bits(0x40490fdb));
    println!("{:?} {:?} {:?}", "3.5".parse::<f64>(), "1e3".parse::<f32>(), "x".parse::<f64>());
    println!("{:?} {:?} {:?}", "inf".parse::<f64>(), "-NaN".parse::<f64>().map(|n| n.is_nan()), ".5".parse::<f64>());
    println!("{} {} {}", f64::EPSILON, f32::MIN_POSITIVE, f64::MAX);
    println!("{:?} {:?} {:?}", 1.0f64.classify(), 0.0f32.classify(), 1e-310f64.classify());
    println!("{} {}", std::f64::consts::PI, std::f32::consts::E);
    println!("{} {}", (7.5f64).rem_euclid(2.0), (-7.5f64).rem_euclid(2.0));
    println!("{} {} {}", -7.5 % 2.0, 1.0 / 3.0, 1.0f32 / 3.0);
    println!("{} {}", 0.1f32 + 0.2f32, 16777217.0f32);
    println!("{:?} {:?}", 1.0f64.next_up(), 1.0f32.next_down());
    println!("{} {}", 180f64.to_radians(), 1f64.to_degrees());
    println!("{} {} {}", 3.7f32.round_ties_even(), 2.5f64.round_ties_even(), 8f64.cbrt());
    println!("{} {:.4} {:.4}", 3f64.hypot(4.0), 1f64.atan2(2.0), 0.5f64.asin());
    let sum: f64 = [1.5, 2.5, 3.0].iter().sum();
    println!("{sum} {}", [1.0f32, 2.0].iter().product::<f32>());
    let mut v = vec![3.0, 1.0, 2.0];
    v.sort_by(|a, b| a.partial_cmp(b).unwrap());
    println!("{v:?} {:?}", v.iter().cloned().fold(f64::NEG_INFINITY, f64::max));
}
