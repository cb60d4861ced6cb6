//! Edges: who said what, about whom, to whom; who is what; who acted on whom.
//!
//! In: the world, quotations and entities. Out: [`Relation`]s, each with the words that support it. Interactions are read from
//! `lexicon/interactions.tsv`: the passive is turned round, what is denied, hedged or only intended is left out.

use crate::Span;
use crate::analysis::{EntityKind, Form, Object, Quotation, QuotationId, Relation};
use crate::coreference::{Referent, World};
use crate::entities::Entities;
use crate::lexicon::words::Class;
use crate::model::Pos;
use crate::phrases;
use crate::quotations::subject_left;
use std::ops::Range;

/// All edges, in text order of their first evidence.
pub(crate) fn relations(world: &World<'_>, entities: &Entities, quotations: &[Quotation]) -> Vec<Relation> {
    let mut out = Vec::new();
    said(entities, quotations, world.r.text, &mut out);
    roles(world, entities, &mut out);
    acted(world, entities, &mut out);
    out.sort_by_key(|r| (r.evidence.first().map_or(0, |s| s.start), r.predicate, r.subject));
    out
}

/// `said`, `spoke_about` and `addressed`, from each quotation with a speaker.
fn said(entities: &Entities, quotations: &[Quotation], text: &str, out: &mut Vec<Relation>) {
    for (i, q) in quotations.iter().enumerate() {
        let id = QuotationId(i as u32);
        for &speaker in &q.speakers {
            let evidence: Vec<Span> = q.source.iter().chain(&q.cue).chain(&q.content).copied().collect();
            let edge = |predicate, object, evidence| Relation {
                subject: speaker,
                predicate,
                object,
                cameo: None,
                quotation: Some(id),
                evidence,
                confidence: q.confidence,
            };
            if q.negated {
                continue;
            }
            out.push(edge("said", Object::Quotation(id), evidence));
            for &about in &q.about {
                if entities.entities[about.0 as usize].kind == EntityKind::Organisation {
                    continue;
                }
                let words = entities.mentioned_in(&q.content).filter(|m| m.entity == about).map(|m| m.span).collect();
                out.push(edge("spoke_about", Object::Entity(about), words));
            }
            if let Some(to) = &q.addressee {
                let object = to.entity.map_or_else(|| Object::Text(to.span.of(text).to_owned()), Object::Entity);
                out.push(edge("addressed", object, vec![to.span]));
            }
        }
    }
}

/// `has_role` and `represents`, from what the document says people are.
fn roles(_world: &World<'_>, entities: &Entities, out: &mut Vec<Relation>) {
    for (i, e) in entities.entities.iter().enumerate() {
        let subject = crate::analysis::EntityId(i as u32);
        for role in &e.roles {
            let edge = |predicate, object| Relation {
                subject,
                predicate,
                object,
                cameo: None,
                quotation: None,
                evidence: vec![role.span],
                confidence: 0.9,
            };
            out.push(edge("has_role", Object::Text(role.title.clone())));
            if role.title.starts_with("former ") {
                continue;
            }
            if let Some(nation) = role.nation.and_then(|code| entities.id(Referent::Nation(code))) {
                out.push(edge("represents", Object::Entity(nation)));
            }
            if let Some(body) = role.organisation {
                out.push(edge("represents", Object::Entity(body)));
            }
        }
    }
}

/// Interactions between people, nations and bodies, outside quotation marks.
fn acted(world: &World<'_>, entities: &Entities, out: &mut Vec<Relation>) {
    let r = world.r;
    for sentence in r.sentences {
        let range = sentence.range();
        for verb in range.clone() {
            let found = r.interactions(verb);
            if found.is_empty() || !r.pos(verb).is_verb() || r.outer_fragment(verb).is_some() {
                continue;
            }
            let mut start = verb;
            let mut blocked = false;
            let mut be = false;
            while start > range.start
                && (r.is_auxiliary(start - 1) || r.pos(start - 1) == Pos::Adv || r.has(start - 1, Class::NEGATION))
            {
                start -= 1;
                blocked |= r.has(start, Class::NEGATION | Class::HEDGE) || r.pos(start) == Pos::Modal;
                be |= r.any(start, &["is", "are", "was", "were", "be", "been", "being"]);
            }
            // "refused to meet", "hopes to meet": nothing has happened yet.
            blocked |= start > range.start && r.pos(start - 1) == Pos::To || r.pos(verb) == Pos::Vb;
            if blocked {
                continue;
            }
            let passive = be && matches!(r.pos(verb), Pos::Vbn | Pos::Vbd);
            for action in found {
                let mut at = verb + 1;
                if !action.particle.is_empty() {
                    if !r.is(at, action.particle) {
                        continue;
                    }
                    at += 1;
                }
                let surface = subject_left(r, &range, start).map(|s| s.0).or_else(|| coordinated(world, &range, start));
                let object = if passive {
                    r.is(at, "by").then(|| phrases::base_right(r, at + 1, range.end)).flatten()
                } else {
                    phrases::base_right(r, at, range.end)
                };
                let (Some(surface), Some(object)) = (surface, object) else { continue };
                let (agent, patient) = if passive { (&object, &surface) } else { (&surface, &object) };
                let agents = referents(world, agent);
                let patients = referents(world, patient);
                let mut any = false;
                for &a in &agents {
                    for &b in &patients {
                        let (Some(subject), Some(target)) = (entities.id(a), entities.id(b)) else { continue };
                        if subject == target {
                            continue;
                        }
                        any = true;
                        out.push(Relation {
                            subject,
                            predicate: action.predicate,
                            object: Object::Entity(target),
                            cameo: Some(action.cameo),
                            quotation: None,
                            evidence: vec![r.span(agent), r.span(&(verb..verb + 1)), r.span(patient)],
                            confidence: 0.8,
                        });
                    }
                }
                if any {
                    break;
                }
            }
        }
    }
}

/// The subject of a verb behind "and": that of the finite verb before it.
fn coordinated(world: &World<'_>, sentence: &Range<usize>, start: usize) -> Option<Range<usize>> {
    let r = world.r;
    if start <= sentence.start || r.pos(start - 1) != Pos::Conj {
        return None;
    }
    let verb = (sentence.start..start - 1).find(|&k| r.pos(k).is_finite() && r.outer_fragment(k).is_none())?;
    subject_left(r, sentence, verb).map(|s| s.0)
}

/// Who a noun phrase names: persons and bodies named in its head, or the nation that it is; resolved roles and pronouns.
fn referents(world: &World<'_>, range: &Range<usize>) -> Vec<Referent> {
    let r = world.r;
    let mut out: Vec<Referent> = Vec::new();
    let from = world.seen.partition_point(|s| s.at.start < range.start);
    let behind = world.seen[from..].iter().take_while(|s| s.at.start <= range.end);
    for seen in behind.filter(|s| s.at.end <= range.end) {
        let whole = seen.at.end == range.end
            || seen.at == *range
            || r.is(seen.at.end, "and")
            || matches!(seen.who, Referent::Person(_)) && r.kind(seen.at.end) != crate::token::TokenKind::Clitic;
        if whole && !out.contains(&seen.who) {
            out.push(seen.who);
        }
    }
    if out.is_empty()
        && r.pos(range.start) == Pos::Pron
        && r.any(range.start, &["he", "she"])
        && let Some(p) = world.he_or_she(range.start)
    {
        out.push(Referent::Person(p));
    }
    out.retain(|w| {
        !matches!(w, Referent::Nation(_))
            || world.nations.iter().any(|n| n.tokens.end == range.end && n.form != Form::Demonym)
    });
    out
}
