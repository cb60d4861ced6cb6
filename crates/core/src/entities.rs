//! The world of a document to its entities and mentions: ids, names, aliases, in order of first mention.

use crate::Span;
use crate::analysis::{Entity, EntityId, EntityKind, Form, Mention, Role};
use crate::coreference::people::decoded;
use crate::coreference::{Referent, World};
use crate::lexicon::fold::fold;
use crate::lexicon::words::Class;
use std::collections::{BTreeMap, BTreeSet};

/// Entities, mentions, and the entity of each referent.
#[derive(Debug, Default)]
pub(crate) struct Entities {
    pub(crate) entities: Vec<Entity>,
    pub(crate) mentions: Vec<Mention>,
    ids: BTreeMap<Referent, EntityId>,
}

impl Entities {
    /// The entity of a referent that is mentioned or speaks.
    pub(crate) fn id(&self, who: Referent) -> Option<EntityId> {
        self.ids.get(&who).copied()
    }

    /// The mentions inside the content of a quotation, in text order.
    pub(crate) fn mentioned_in(&self, content: &[Span]) -> impl Iterator<Item = &Mention> {
        let start = content.iter().map(|c| c.start).min().unwrap_or(0);
        let end = content.iter().map(|c| c.end).max().unwrap_or(0);
        let behind = &self.mentions[self.mentions.partition_point(|m| m.span.start < start)..];
        behind.iter().take_while(move |m| m.span.start <= end).filter(|m| content.iter().any(|c| c.contains(m.span)))
    }
}

/// What is mentioned, who it is, where.
pub(crate) fn entities(world: &World<'_>, speakers: impl Iterator<Item = Referent>) -> Entities {
    let r = world.r;
    let mut out = Entities::default();
    // Organisations without a word of their own are kept only if they are known or speak.
    let speaking: BTreeSet<Referent> = speakers.collect();
    let mut rows: Vec<(Span, Referent, Form)> = Vec::new();
    for seen in &world.seen {
        let form = seen.indirect.unwrap_or(Form::Name);
        if let Referent::Nation(_) = seen.who
            && seen.indirect.is_none()
        {
            continue;
        }
        if let Referent::Nation(_) = seen.who {
            continue;
        }
        rows.push((r.span(&seen.at), seen.who, form));
    }
    for n in world.nations {
        rows.push((n.span, Referent::Nation(world.code(n)), n.form));
    }
    let names = world.names.all.iter().zip(&world.person_of);
    let titled: BTreeSet<(Span, usize)> = names
        .filter(|(name, _)| name.honorific.is_some())
        .filter_map(|(name, person)| Some((r.span(&name.tokens), (*person)?)))
        .collect();
    for (span, who, form) in &mut rows {
        if let Referent::Person(p) = *who
            && *form == Form::Name
            && titled.contains(&(*span, p))
        {
            *form = Form::Title;
        }
    }
    rows.sort_by_key(|row| (row.0.start, row.0.end, row.1));
    rows.dedup_by(|a, b| a.0 == b.0 && a.1 == b.1);
    let mut met: BTreeSet<Referent> = BTreeSet::new();
    let order: Vec<Referent> =
        rows.iter().map(|row| row.1).chain(speaking.iter().copied()).filter(|&who| met.insert(who)).collect();
    let mut used: BTreeSet<String> = BTreeSet::new();
    for who in order {
        let mut entity = describe(world, who);
        let base = entity.id.clone();
        let mut n = 1;
        while !used.insert(entity.id.clone()) {
            n += 1;
            entity.id = format!("{base}-{n}");
        }
        out.ids.insert(who, EntityId(out.entities.len() as u32));
        out.entities.push(entity);
    }
    // Roles may name an organisation, which must be known by then.
    for (&who, &id) in &out.ids {
        if let Referent::Person(p) = who {
            out.entities[id.0 as usize].roles = roles(world, p, &out.ids);
        }
    }
    for (span, who, form) in rows {
        if let Some(&entity) = out.ids.get(&who) {
            let kind = out.entities[entity.0 as usize].kind;
            out.mentions.push(Mention { span, kind, form, entity });
        }
    }
    out
}

fn describe(world: &World<'_>, who: Referent) -> Entity {
    let mut entity = Entity {
        id: String::new(),
        kind: EntityKind::Person,
        name: String::new(),
        aliases: vec![],
        code: None,
        wikidata: None,
        roles: vec![],
        gender: None,
    };
    match who {
        Referent::Person(p) => {
            let person = &world.persons[p];
            let in_text = named(world, &person.tokens);
            let known = person.known.as_ref();
            entity.name = match known {
                Some(k) if person.words.len() < 2 || person.tokens.is_empty() => k.name.to_owned(),
                _ => in_text,
            };
            entity.wikidata = known.and_then(|k| k.wikidata);
            entity.gender = person.gender.or(known.and_then(|k| k.gender));
            entity.id = format!("person:{}", slug(&entity.name));
            for &m in &person.mentions {
                let name = &world.names.all[m];
                let from = name.honorific.filter(|&h| h + 1 == name.tokens.start).unwrap_or(name.tokens.start);
                let alias = tidy(world, &(from..name.tokens.end));
                if alias != entity.name && !entity.aliases.contains(&alias) {
                    entity.aliases.push(alias);
                }
            }
        }
        Referent::Organisation(b) => {
            let body = &world.bodies[b];
            entity.kind = EntityKind::Organisation;
            entity.name.clone_from(&body.name);
            entity.code = body.nation;
            entity.id = format!("organisation:{}", slug(&body.name));
            for m in &body.mentions {
                let alias = tidy(world, m);
                if alias != entity.name && !entity.aliases.contains(&alias) {
                    entity.aliases.push(alias);
                }
            }
        }
        Referent::Nation(code) => {
            let table = world.tables.nations;
            entity.kind = EntityKind::Nation;
            entity.code = Some(code);
            if let Some(id) = table.by_code(code) {
                table.name(id).clone_into(&mut entity.name);
                entity.wikidata = table.wikidata(id);
            }
            entity.id = format!("nation:{code}");
            for n in world.nations.iter().filter(|n| world.code(n) == code) {
                let alias = n.span.of(world.r.text).to_owned();
                if alias != entity.name && !entity.aliases.contains(&alias) {
                    entity.aliases.push(alias);
                }
            }
        }
    }
    entity
}

fn roles(world: &World<'_>, p: usize, ids: &BTreeMap<Referent, EntityId>) -> Vec<Role> {
    let r = world.r;
    world.persons[p]
        .roles
        .iter()
        .filter(|l| {
            !crate::lexicon::words::class_of(&l.head).has(Class::RELATIVE)
                || crate::lexicon::words::class_of(&l.head).has(Class::ROLE)
        })
        .map(|l| {
            let around = l.tokens.start..(l.tokens.end + 6).min(r.sentence_range(l.tokens.start).end);
            let inside = world.names.within(&l.tokens).find_map(|n| world.body_of[n]);
            let behind = r
                .any(l.tokens.end, &["of", "at", "for"])
                .then(|| world.names.within(&around).find_map(|n| world.body_of[n]))
                .flatten();
            let title = if l.former { format!("former {}", l.title) } else { l.title.clone() };
            Role {
                title,
                nation: l.nation,
                organisation: inside.or(behind).and_then(|b| ids.get(&Referent::Organisation(b)).copied()),
                span: r.span(&l.tokens),
            }
        })
        .collect()
}

/// A person's name as it is written elsewhere: "Lester Adeyemi" for the "LESTER ADEYEMI" of a transcript's label or a headline.
/// One word in capitals may be a stage name, unless a colon makes it a label.
fn named(world: &World<'_>, tokens: &std::ops::Range<usize>) -> String {
    let text = tidy(world, tokens);
    let capitals = !tokens.is_empty() && tokens.clone().all(|i| world.r.all_caps(i) || world.r.word(i).ends_with('.'));
    if capitals && (tokens.len() > 1 || world.r.is_mark(tokens.end, ':')) { title_case(&text) } else { text }
}

/// Each word with a capital and small letters behind it; numerals and initials stay.
fn title_case(name: &str) -> String {
    let mut out = String::new();
    for word in name.split_inclusive([' ', '-', '\'', '’', '.']) {
        let bare = word.trim_end_matches([' ', '-', '\'', '’', '.']);
        if bare.chars().count() < 2 || matches!(bare, "II" | "III" | "IV" | "VI") {
            out.push_str(word);
            continue;
        }
        let inner = if bare.starts_with("MC") && bare.len() > 3 { 2 } else { 0 };
        for (i, c) in word.chars().enumerate() {
            match i {
                0 => out.push(c),
                _ if i == inner => out.push(c),
                _ => out.extend(c.to_lowercase()),
            }
        }
    }
    out
}

/// The text of a token range on one line, entities decoded.
fn tidy(world: &World<'_>, tokens: &std::ops::Range<usize>) -> String {
    if tokens.is_empty() {
        return String::new();
    }
    let text = world.r.span(tokens).of(world.r.text);
    let plain = |b: &u8| b.is_ascii_graphic() && *b != b'&' || *b == b' ';
    if text.as_bytes().iter().all(plain) && !text.as_bytes().windows(2).any(|two| two == b"  ") {
        return text.to_owned();
    }
    let text = text.replace("-\r\n", "").replace("-\n", "");
    decoded(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lower-case words of the folded name, joined by hyphens.
fn slug(name: &str) -> String {
    let mut out = String::new();
    for word in fold(name).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(word);
    }
    if out.is_empty() { "unnamed".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::title_case;

    #[test]
    fn names_in_capitals_are_written_as_elsewhere() {
        assert_eq!(title_case("LESTER O'BRIEN-ADEYEMI III"), "Lester O'Brien-Adeyemi III");
        assert_eq!(title_case("J.D. MCALLEN"), "J.D. McAllen");
    }
}
