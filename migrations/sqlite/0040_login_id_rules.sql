-- Which rules for login ids all accounts have been brought to. Code does it, in the background: SQL knows neither numbering plans nor
-- the forms of domains.
create table login_id_rules (
    version integer not null primary key,
    done_at integer not null
) strict;
