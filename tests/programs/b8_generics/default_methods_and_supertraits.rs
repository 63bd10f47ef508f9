// Default methods call required ones; supertraits' methods are there for bounds and objects.
trait Named {
    fn name(&self) -> String;
    fn shout(&self) -> String {
        self.name().to_uppercase()
    }
}

trait Greeter: Named {
    fn greet(&self) -> String {
        format!("hello {}", self.shout())
    }
}

trait Loud: Greeter + std::fmt::Debug {
    fn all(&self) -> String {
        format!("{self:?}: {} / {}", self.greet(), self.name())
    }
}

#[derive(Debug)]
struct A;

#[derive(Debug)]
struct B(u8);

impl Named for A {
    fn name(&self) -> String {
        "a".into()
    }
}
impl Greeter for A {}
impl Loud for A {}

impl Named for B {
    fn name(&self) -> String {
        format!("b{}", self.0)
    }
    fn shout(&self) -> String {
        "B!".into()
    }
}
impl Greeter for B {
    fn greet(&self) -> String {
        "go away".into()
    }
}
impl Loud for B {}

fn main() {
    let all: [&dyn Loud; 2] = [&A, &B(3)];
    for x in all {
        println!("{}", x.all());
    }
    let up: &dyn Named = all[1];
    println!("{}", up.shout());
}
