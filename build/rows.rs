//! Reading the data files of the lexicons.

/// The rows of a data file, each cut at its tabs into `N` columns (missing ones are empty). Empty lines and lines that
/// start with `#` are not rows.
pub(super) fn rows<const N: usize>(data: &str) -> impl Iterator<Item = [&str; N]> {
    data.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut columns = [""; N];
        for (column, text) in columns.iter_mut().zip(line.split('\t')) {
            *column = text;
        }
        columns
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_skip_comments_and_fill_missing_columns() {
        let found: Vec<[&str; 3]> = rows("# a\tb\n\none\ttwo\nthree\tfour\tfive\tsix\n").collect();
        assert_eq!(found, [["one", "two", ""], ["three", "four", "five"]]);
    }
}
