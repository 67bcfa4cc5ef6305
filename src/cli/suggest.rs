//! "Did you mean": the known words near to an unknown one.

/// The largest distance of a suggestion.
const REACH: usize = 2;

/// Returns the candidates nearest to `word`, in their order; none if all are too far. Inserting and deleting a letter
/// cost 1, replacing one costs 2.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut best = REACH;
    let mut found = Vec::new();
    for candidate in candidates {
        let distance = distance(word, candidate);
        if distance < best {
            best = distance;
            found.clear();
        }
        if distance == best {
            found.push(candidate);
        }
    }
    found
}

fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, other) in row.iter_mut().skip(1).zip(&b) {
            let replaced = diagonal + if letter == *other { 0 } else { 2 };
            diagonal = *cell;
            left = replaced.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "ab", 2),
            ("ab", "", 2),
            ("a", "b", 2),
            ("esc", "ecs", 2),
            ("ec", "ecs", 1),
            ("abc", "abc", 0),
        ] {
            assert_eq!(distance(a, b), expected, "{a} {b}");
            assert_eq!(distance(b, a), expected, "{b} {a}");
        }
    }

    #[test]
    fn only_the_nearest_and_ties_in_order() {
        assert_eq!(nearest("DiskID", ["Description", "DiskId"]), ["DiskId"]);
        assert_eq!(nearest("diskid", ["DiskId"]), [""; 0]);
        assert_eq!(nearest("Region", ["region", "RegionId", "Regio"]), ["Regio"]);
        assert_eq!(nearest("Region", ["region", "RegionId"]), ["region", "RegionId"]);
        assert_eq!(nearest("Regionid", ["RegionId", "RegionId"]), ["RegionId", "RegionId"]);
    }
}
