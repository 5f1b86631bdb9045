-- New texts get their trigrams from a statement for all of them (store/account_text.rs).
drop trigger account_text_insert;
