-- How far the claim of a credential id goes: 'claimed' by a passkey that was just made, or before this version; 'kept' while an
-- account's own_id_data has it; 'released' when it has it no more. Code reads own_id_data, in the background, once for each key of the
-- platform: SQL does not know what of it is ours.
alter table platform_credential add column state text not null default 'claimed';

create table platform_credential_filled (
    key_mark  text    not null primary key,
    filled_at bigint not null
);
