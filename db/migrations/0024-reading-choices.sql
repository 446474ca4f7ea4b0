-- How a person reads, chosen once and found again on every phone she signs in on; null: not chosen.
alter table accounts
  add column language  text     check (language in ('zh-CN', 'en')),
  add column text_step smallint check (text_step in (24, 28, 32)),
  add column contrast  text     check (contrast in ('usual', 'more'));
