-- Wrong codes for an address that is to be registered are forgotten a day after the last one: nobody may keep its owner out for ever.
alter table platform_code_failure add column ends_at integer;
