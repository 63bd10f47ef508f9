// str: find, split forms, trim forms, strip, matches, by char, string and closure.
fn main() {
    let s = "  key = value ; other=2  ";
    println!("{:?} {:?} {:?}", s.trim(), s.trim_start().len(), s.trim_end().len());
    for part in s.split(';') {
        if let Some((k, v)) = part.split_once('=') {
            println!("{:?} {:?}", k.trim(), v.trim());
        }
    }
    println!("{:?} {:?} {:?}", s.find("va"), s.rfind('='), s.find(char::is_numeric));
    println!("{:?}", "a,b,,c,".split(',').collect::<Vec<_>>());
    println!("{:?}", "a,b,,c,".split_terminator(',').rev().collect::<Vec<_>>());
    println!("{:?}", "a1b22c".split(|c: char| c.is_ascii_digit()).collect::<Vec<_>>());
    println!("{:?} {:?}", "x-y-z".splitn(2, '-').collect::<Vec<_>>(), "x-y-z".rsplit('-').next());
    println!("{:?}", " many   spaces here ".split_whitespace().collect::<Vec<_>>());
    println!("{:?}", "l1\nl2\r\n\nl4".lines().collect::<Vec<_>>());
    println!("{:?} {:?}", "prefix-x".strip_prefix("prefix-"), "x".strip_suffix('y'));
    println!("{:?}", "abcabc".match_indices("bc").collect::<Vec<_>>());
    println!("{} {} {}", "abc".contains('b'), "abc".starts_with(['x', 'a']), "##x#".trim_matches('#'));
    println!("{:?}", "añb".char_indices().collect::<Vec<_>>());
}
