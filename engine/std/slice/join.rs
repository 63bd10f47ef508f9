use crate::borrow::Borrow;
use crate::string::String;
use crate::vec::Vec;

pub trait Concat<Item: ?Sized> {
    type Output;
    fn concat(slice: &Self) -> Self::Output;
}

pub trait Join<Separator> {
    type Output;
    fn join(slice: &Self, sep: Separator) -> Self::Output;
}

fn total<T, V: Borrow<[T]>>(slice: &[V]) -> usize {
    slice.iter().map(|v| v.borrow().len()).sum()
}

impl<T: Clone, V: Borrow<[T]>> Concat<T> for [V] {
    type Output = Vec<T>;
    fn concat(slice: &Self) -> Vec<T> {
        let mut result = Vec::with_capacity(total(slice));
        for v in slice {
            result.extend_from_slice(v.borrow())
        }
        result
    }
}

impl<T: Clone, V: Borrow<[T]>> Join<&T> for [V] {
    type Output = Vec<T>;
    fn join(slice: &Self, sep: &T) -> Vec<T> {
        let mut iter = slice.iter();
        let Some(first) = iter.next() else { return Vec::new() };
        let mut result = Vec::with_capacity(total(slice) + slice.len() - 1);
        result.extend_from_slice(first.borrow());
        for v in iter {
            result.push(sep.clone());
            result.extend_from_slice(v.borrow())
        }
        result
    }
}

impl<T: Clone, V: Borrow<[T]>> Join<&[T]> for [V] {
    type Output = Vec<T>;
    fn join(slice: &Self, sep: &[T]) -> Vec<T> {
        let mut iter = slice.iter();
        let Some(first) = iter.next() else { return Vec::new() };
        let mut result = Vec::with_capacity(total(slice) + sep.len() * (slice.len() - 1));
        result.extend_from_slice(first.borrow());
        for v in iter {
            result.extend_from_slice(sep);
            result.extend_from_slice(v.borrow())
        }
        result
    }
}

impl<S: Borrow<str>> Concat<str> for [S] {
    type Output = String;
    fn concat(slice: &Self) -> String {
        Join::join(slice, "")
    }
}

impl<S: Borrow<str>> Join<&str> for [S] {
    type Output = String;
    fn join(slice: &Self, sep: &str) -> String {
        let mut iter = slice.iter();
        let Some(first) = iter.next() else { return String::new() };
        let length = sep.len() * iter.len() + slice.iter().map(|s| s.borrow().len()).sum::<usize>();
        let mut result = String::with_capacity(length);
        result.push_str(first.borrow());
        for s in iter {
            result.push_str(sep);
            result.push_str(s.borrow());
        }
        result
    }
}
