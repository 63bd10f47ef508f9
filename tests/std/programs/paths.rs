// Paths: components from both ends, parts, joining, comparing.
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

fn show(text: &str) {
    let path = Path::new(text);
    println!("{path:?}: {:?}", path.components().collect::<Vec<_>>());
    println!("  {:?} {:?} {:?}", path.parent(), path.file_name(), path.extension());
    let (mut front, mut back) = (path.components(), path.components());
    println!("  {:?} {:?}", front.next(), front.as_path());
    println!("  {:?} {:?} {}", back.next_back(), back.as_path(), path.is_absolute());
}

fn parts<P: AsRef<Path>>(path: P) -> usize {
    path.as_ref().iter().count()
}

fn copied(from: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(from)?.read_to_string(&mut text)?;
    let to = std::env::temp_dir().join("copy");
    OpenOptions::new().write(true).create(true).open(&to)?.write_all(text.as_bytes())?;
    fs::remove_file(to).map(|()| text)
}

fn main() {
    // There are no files, but what could use them is checked.
    if std::env::args().count() > 9 {
        println!("{:?}", copied(Path::new("x")));
    }
    for text in ["", "/", ".", "a/", "/a/./b//c.tar.gz", "../b", ".hidden", "././x/./", "//x/."] {
        show(text);
    }
    let mut path = PathBuf::from("/tmp");
    path.push("x");
    path.push("y.txt");
    path.set_extension("rs");
    println!("{}", path.display());
    path.set_file_name("z");
    println!("{path:?} {} {path:?}", path.clone().pop());
    path.push("/abs");
    println!("{path:?} {:?}", Path::new("a").join("b").with_extension("x"));
    println!("{:?} {}", Path::new("/a/b").strip_prefix("/a"), Path::new("/a/bc").starts_with("/a/b"));
    println!("{:?}", Path::new("/a/b").ancestors().collect::<Vec<_>>());
    println!("{:?}", ["b", "a//c", "a/c/", "a"].iter().map(PathBuf::from).collect::<BTreeSet<_>>());
    println!("{} {} {:?}", parts("x/y"), parts(OsString::from("q")), ["a", "b"].iter().collect::<PathBuf>());
}
