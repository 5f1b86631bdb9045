-- What the caller might do when the request was carried out: an answer is given again to nobody who may do less. The answer's headers and
-- body are encrypted, and the request's hash is keyed; what was kept in the clear before is forgotten.
delete from idempotency;
alter table idempotency add column scopes text not null default '';
