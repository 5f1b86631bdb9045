"""Reads the mails of a maildir with Python's own parsers, and prints what they hold as JSON."""

import email
import email.policy
import json
import pathlib
import sys
from html.parser import HTMLParser


class Reader(HTMLParser):
    """The elements, the words and the URLs of a document."""

    def __init__(self):
        super().__init__()
        self.elements, self.links, self.sources = set(), [], []
        self.texts, self.is_hidden = [""], False

    def handle_starttag(self, tag, attributes):
        self.elements.add(tag)
        self.is_hidden = tag in ("style", "title")
        self.begin_text(tag)
        for name, value in attributes:
            if name == "href":
                self.links.append(value)
            if name in ("src", "srcset", "background", "poster", "data"):
                self.sources.append(value)

    def handle_endtag(self, tag):
        self.is_hidden = False
        self.begin_text(tag)

    def begin_text(self, tag):
        """Every element but that of emphasis stands apart from the text around it."""
        if tag != "b":
            self.texts.append("")

    def handle_data(self, data):
        if not self.is_hidden:
            self.texts[-1] += data

    def words(self):
        texts = (" ".join(text.split()) for text in self.texts)
        return [text for text in texts if text]


def content(part):
    return part.get_content().replace("\r\n", "\n")


def describe(path):
    raw = path.read_bytes()
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    html = content(mail.get_body(("html",)))
    reader = Reader()
    reader.feed(html)
    logos = [part for part in mail.walk() if part.get_content_maintype() == "image"]
    return {
        "headers": {name.lower(): str(value) for name, value in mail.items()},
        "types": [part.get_content_type() for part in mail.walk()],
        "defects": [repr(defect) for part in mail.walk() for defect in part.defects],
        "text": content(mail.get_body(("plain",))),
        "html": html,
        "words": reader.words(),
        "links": reader.links,
        "sources": reader.sources,
        "elements": sorted(reader.elements),
        "logos": [[part["content-id"], part["content-disposition"], len(part.get_content())] for part in logos],
        "bytes": len(raw),
        "longest_line": max(len(line) for line in raw.split(b"\r\n" if b"\r\n" in raw else b"\n")),
        "is_ascii": raw.isascii(),
    }


print(json.dumps([describe(path) for path in sorted(pathlib.Path(sys.argv[1], "new").iterdir())]))
