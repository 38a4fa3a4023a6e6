#!/usr/bin/env python3
"""Says of each statement that was found whether it is right, by the scorer that lies beside the corpora.

usage: judge.py SCORER.py GOLD.jsonl FOUND.jsonl

Prints a JSON array with an object {rule, confidence, words, person} for each span of each statement of reported speech:
`words` when it is the best match of a gold statement by more than .8 (Dice), `person` when the speaker is right as well.
Spans that lie on beliefs and intents, which the gold marks as no speech, are left out, as the scorer does.
"""

import importlib.util
import json
import sys

THRESHOLD = 0.8


def judge(score, gold, found):
    speech = [q for q in gold["quotes"] if q.get("speech", True)]
    spans = score.predictions(found)
    statements = [s for s in found["statements"] for _ in s["spans"]]
    unscored = [q for q in gold["quotes"] if not q.get("speech", True)]
    unscored += [s if isinstance(s, dict) else dict(start=s[0], end=s[1]) for s in gold.get("open_quotes") or []]
    matched = {p: g for g, p in score.match(speech, spans, score.dice, THRESHOLD)}
    for number, (span, statement) in enumerate(zip(spans, statements)):
        length = span["end"] - span["start"]
        if any(score.overlap(span, u) > length / 2 for u in unscored) and not any(score.overlap(span, g) for g in speech):
            continue
        words = number in matched
        person = words and score.who_right(speech[matched[number]], span, gold["text"])
        yield dict(rule=statement["rule"], confidence=statement["confidence"], words=words, person=bool(person))


def main():
    scorer, gold_file, found_file = sys.argv[1:4]
    spec = importlib.util.spec_from_file_location("score", scorer)
    score = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(score)
    found = score.load(found_file)
    print(json.dumps([verdict for id, gold in score.load(gold_file).items() for verdict in judge(score, gold, found[id])]))


main()
