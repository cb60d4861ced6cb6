//! Offsets of a document that has been written already, from one unit to another.

use crate::Offsets;
use crate::wire::{Document, OffsetUnit, Range};

/// Why the offsets of a document could not be converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConvertError {
    /// Without the text, nobody knows how long its characters are.
    #[error("the document has no text to count offsets in")]
    NoText,
    /// An offset lies past the end of the text, or inside a character.
    #[error("offset {0} is none of the document's text")]
    OutOfText(u32),
}

impl Document<'_> {
    /// Counts every offset in `unit` from now on. On an error the document is as it was.
    ///
    /// # Errors
    /// When the document has no text, or an offset is none of it.
    pub fn convert_offsets(&mut self, unit: OffsetUnit) -> Result<(), ConvertError> {
        if self.offsets == unit {
            return Ok(());
        }
        let text = self.text.take().ok_or(ConvertError::NoText)?;
        let (from, to) = (Offsets::new(&text, self.offsets), Offsets::new(&text, unit));
        let mut wrong = None;
        self.each_offset(|offset| {
            if from.to_byte(*offset).is_none() {
                wrong = wrong.or(Some(*offset));
            }
        });
        if wrong.is_none() {
            self.each_offset(|offset| *offset = to.from_byte(from.to_byte(*offset).unwrap_or_default()));
            self.offsets = unit;
        }
        drop((from, to));
        self.text = Some(text);
        wrong.map_or(Ok(()), |offset| Err(ConvertError::OutOfText(offset)))
    }

    /// Hands every offset of the document to `f`.
    fn each_offset(&mut self, mut f: impl FnMut(&mut u32)) {
        for region in &mut self.regions {
            f(&mut region.start);
            f(&mut region.end);
        }
        for entity in &mut self.entities {
            for role in &mut entity.roles {
                each(std::slice::from_mut(&mut role.span), &mut f);
            }
            for mention in &mut entity.mentions {
                f(&mut mention.start);
                f(&mut mention.end);
            }
        }
        for quote in &mut self.quotes {
            each(&mut quote.content, &mut f);
            each(&mut quote.cue, &mut f);
            each(&mut quote.source, &mut f);
            each(quote.medium.as_mut_slice(), &mut f);
            if let Some(addressee) = &mut quote.addressee {
                each(std::slice::from_mut(&mut addressee.span), &mut f);
            }
        }
        for relation in &mut self.relations {
            each(&mut relation.evidence, &mut f);
        }
    }
}

fn each(ranges: &mut [Range], f: &mut impl FnMut(&mut u32)) {
    for range in ranges {
        f(&mut range.0);
        f(&mut range.1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(end: u32) -> Document<'static> {
        let line = format!(
            r#"{{"schema_version":1,"id":"a","meta":{{}},"text":"👍 Zoë","entities":[{{"id":"person:zoe","kind":"person",
            "name":"Zoë","mentions":[{{"start":2,"end":{end},"form":"name"}}]}}],"quotes":[],"relations":[]}}"#
        );
        serde_json::from_str(&line).unwrap()
    }

    #[test]
    fn there_and_back() {
        let mut doc = document(5);
        doc.convert_offsets(OffsetUnit::Byte).unwrap();
        assert_eq!((doc.entities[0].mentions[0].start, doc.entities[0].mentions[0].end), (5, 9));
        doc.convert_offsets(OffsetUnit::Utf16).unwrap();
        assert_eq!((doc.entities[0].mentions[0].start, doc.entities[0].mentions[0].end), (3, 6));
        doc.convert_offsets(OffsetUnit::Char).unwrap();
        assert_eq!(doc, document(5));
    }

    #[test]
    fn nothing_changes_where_it_cannot_be_done() {
        let mut doc = document(99);
        assert_eq!(doc.convert_offsets(OffsetUnit::Byte), Err(ConvertError::OutOfText(99)));
        assert_eq!(doc, document(99));
        doc.text = None;
        assert_eq!(doc.convert_offsets(OffsetUnit::Byte), Err(ConvertError::NoText));
    }
}
