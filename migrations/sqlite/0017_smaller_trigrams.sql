-- Without the places of trigrams and the lengths of texts, the index takes half the room: the text itself says whether they stand in a row.
drop table account_trigram;
create virtual table account_trigram using fts5
    (text, content='account_text', content_rowid='row', tokenize='trigram', detail=none, columnsize=0);
insert into account_trigram (account_trigram) values ('rebuild');
