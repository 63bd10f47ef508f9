// Projections of projections, iterators of iterators, and a trait with a generic associated type.
trait Container {
    type Item<'a>
    where
        Self: 'a;
    fn first<'a>(&'a self) -> Self::Item<'a>;
}

impl Container for Vec<String> {
    type Item<'a> = &'a str;
    fn first<'a>(&'a self) -> &'a str {
        &self[0]
    }
}

fn flatten_sum<I>(outer: I) -> i64
where
    I: IntoIterator,
    I::Item: IntoIterator,
    <I::Item as IntoIterator>::Item: Into<i64>,
{
    let mut sum = 0;
    for inner in outer {
        for x in inner {
            sum += x.into();
        }
    }
    sum
}

trait Graph {
    type Node: Copy + PartialEq;
    type Edges: Iterator<Item = (Self::Node, Self::Node)>;
    fn edges(&self) -> Self::Edges;
}

struct Line(u8);

impl Graph for Line {
    type Node = u8;
    type Edges = std::vec::IntoIter<(u8, u8)>;
    fn edges(&self) -> Self::Edges {
        (0..self.0).map(|i| (i, i + 1)).collect::<Vec<_>>().into_iter()
    }
}

fn degree<G: Graph>(g: &G, n: G::Node) -> usize {
    g.edges().filter(|(a, b)| *a == n || *b == n).count()
}

fn main() {
    println!("{}", vec!["a".to_string()].first());
    println!("{}", flatten_sum(vec![vec![1i32, 2], vec![3]]));
    println!("{}", flatten_sum([[1u8], [2]]));
    println!("{} {}", degree(&Line(3), 0), degree(&Line(3), 2));
}
