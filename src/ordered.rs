//! Sorting that is compiled once.
//!
//! The library's stable sort is compiled anew for each type, 4 kB each; here it only ever sorts places, and what stands at them
//! follows.

use std::cmp::Ordering;

/// A list that can be put in order.
pub trait Ordered<T> {
    /// Puts it in the order of a key; what has the same key keeps its order.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K);
}

impl<T> Ordered<T> for Vec<T> {
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        let keys: Vec<K> = self.iter().map(key).collect();
        let places = places(keys.len(), &|one, other| keys.get(one).cmp(&keys.get(other)));
        let mut all: Vec<Option<T>> = self.drain(..).map(Some).collect();
        self.extend(places.into_iter().filter_map(|place| all.get_mut(place)?.take()));
    }
}

fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use super::Ordered;

    #[test]
    fn it_is_the_order_of_the_library_and_keeps_equals_as_they_were() {
        // Numbers that follow no order, with many equal keys.
        let given: Vec<(u32, u32)> = (0..1_000_u32)
            .map(|at| (at.wrapping_mul(2_654_435_761) >> 26, at))
            .collect();
        for count in [0, 1, 2, 21, 1_000] {
            let part: Vec<(u32, u32)> = given.iter().copied().take(count).collect();
            let (mut ours, mut theirs) = (part.clone(), part);
            ours.order_by_key(|(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            assert_eq!(ours, theirs);
        }
    }
}
