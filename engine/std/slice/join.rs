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

impl<T: Clone, V: Borrow<[T]>> Concat<T> for [V] {
    type Output = Vec<T>;
    fn concat(slice: &Self) -> Vec<T> {
        let mut result = Vec::new();
        for v in slice {
            result.extend_from_slice(v.borrow())
        }
        result
    }
}

impl<T: Clone, V: Borrow<[T]>> Join<&T> for [V] {
    type Output = Vec<T>;
    fn join(slice: &Self, sep: &T) -> Vec<T> {
        let mut result = Vec::new();
        let mut first = true;
        for v in slice {
            if !first {
                result.push(sep.clone());
            }
            first = false;
            result.extend_from_slice(v.borrow())
        }
        result
    }
}

impl<T: Clone, V: Borrow<[T]>> Join<&[T]> for [V] {
    type Output = Vec<T>;
    fn join(slice: &Self, sep: &[T]) -> Vec<T> {
        let mut result = Vec::new();
        let mut first = true;
        for v in slice {
            if !first {
                result.extend_from_slice(sep);
            }
            first = false;
            result.extend_from_slice(v.borrow())
        }
        result
    }
}

impl<S: Borrow<str>> Concat<str> for [S] {
    type Output = String;
    fn concat(slice: &Self) -> String {
        let mut result = String::new();
        for s in slice {
            result.push_str(s.borrow());
        }
        result
    }
}

impl<S: Borrow<str>> Join<&str> for [S] {
    type Output = String;
    fn join(slice: &Self, sep: &str) -> String {
        let mut result = String::new();
        let mut first = true;
        for s in slice {
            if !first {
                result.push_str(sep);
            }
            first = false;
            result.push_str(s.borrow());
        }
        result
    }
}
