"""Soups of tokens: whatever comes in, only `Rejected` comes out."""

from __future__ import annotations

import random

import pytest

from engine.source import Rejected, SourceFile
from engine.syntax import parse_crate

WORDS = (
    "fn struct enum union impl trait mod use let mut ref if else match while for in loop break continue return unsafe"
    " const static async await move dyn where as pub crate self Self super type extern macro_rules true false box try"
    " a b x T S E m foo 'a 'static 1 2u8 0.5 1.0f32 'c' b'c' \"s{}\" b\"s\" c\"s\" r#\"r\"# r#fn _ $ $x $crate"
    " ( ) [ ] { } ( ) [ ] { } < > << >> <= >= == != = => -> + - * / % ^ ! & | && || += -= <<= >>= .. ... ..= . , ; : ::"
    " # #! ? @ ~ #[derive(Clone,Debug)] #[cfg(test)] #[cfg(miri)] #![allow(x)] println! vec! assert_eq! m! format_args!"
    " macro_rules!m{($x:expr)=>{$x+$x}} macro_rules!m{($($x:tt)*)=>{$($x)*}} macro_rules!m{($i:ident$(,$t:ty)*)=>{$i}}"
    " matches! stringify! concat! cfg! thread_local! dbg! offset_of! :expr :ty :tt :ident $(...)* $($x),*"
).split()  # fmt: skip
STARTS = ("fn main() {", "struct S", "impl S {", "enum E {", "use a::", "let x =", "macro_rules! m {", "match x {", "")


def soup(seed: int) -> str:
    pick = random.Random(seed)
    text = pick.choice(STARTS) + " " + " ".join(pick.choice(WORDS) for _ in range(pick.randrange(60)))
    if pick.random() < 0.7:
        text = balanced(text)
    return text


def balanced(text: str) -> str:
    """The text with closing delimiters fixed, so that more of it reaches the parser."""
    closers = {"(": ")", "[": "]", "{": "}"}
    stack: list[str] = []
    out: list[str] = []
    for char in text:
        if char in closers:
            stack.append(closers[char])
        elif char in ")]}":
            if not stack:
                continue
            char = stack.pop()
        out.append(char)
    return "".join(out) + "".join(reversed(stack))


def mutated(text: str, seed: int) -> str:
    pick = random.Random(seed)
    words = text.split(" ")
    for _ in range(pick.randrange(1, 4)):
        at = pick.randrange(len(words))
        action = pick.randrange(3)
        if action == 0:
            del words[at]
        elif action == 1:
            words.insert(at, pick.choice(WORDS))
        else:
            words[at] = pick.choice(WORDS)
        words = words or [""]
    return " ".join(words)


def harmless(text: str) -> None:
    for edition in (2021, 2024):
        try:
            parse_crate(SourceFile("f.rs", text), edition=edition)
        except Rejected as error:
            assert error.message
            error.span.start()


@pytest.mark.parametrize("block", range(8))
def test_soups(block: int) -> None:
    for seed in range(block * 250, block * 250 + 250):
        harmless(soup(seed))


PROGRAM = """
macro_rules! pair { ($a:expr, $b:expr $(, $c:ty)*) => { ($a, $b) } }
#[derive(Clone, Debug, PartialEq)] enum E<'a, T: Copy> where T: Sized { A, B(T, &'a u8), C { z: u8 } }
impl<'a, T: Copy> E<'a, T> { const N: usize = 1; fn get(&self, x: [u8; 3]) -> Option<&T> {
 match self { E::B(t, _) if x[0] > 1 => Some(t), _ => None } } }
unsafe extern "C" { safe fn f(x: u8) -> u8; }
fn main() { let mut v: Vec<Vec<u8>> = vec![vec![1], vec![2; 3]]; for i in 0..v.len() { v[i].push(i as u8); }
 let c = move |x: &u8| -> u8 { *x + 1 }; if let Some(w) = v.get(0) && w.len() > 1 { println!("{w:?} {}", c(&w[0])); }
 let p = &raw mut v; unsafe { (*p).clear() } 'l: loop { break 'l; }
 let (a, b) = pair!(1 + 2, 3); assert_eq!(a, b, "x {}", 1); }
"""


@pytest.mark.parametrize("block", range(4))
def test_mutations_of_a_program(block: int) -> None:
    for seed in range(block * 75, block * 75 + 75):
        harmless(mutated(PROGRAM, seed))


def test_every_prefix_of_a_program() -> None:
    for end in range(0, len(PROGRAM), 7):
        harmless(PROGRAM[:end])
        harmless(balanced(PROGRAM[:end]))


def test_arbitrary_text() -> None:
    pick = random.Random(1)
    letters = "'\"\\#r b{}()[]0x1.e_ $!/*<>&|-=:;,~`@?\n\u00e9\U0001f600\0\u2028"
    for _ in range(2000):
        harmless("".join(pick.choice(letters) for _ in range(pick.randrange(30))))
