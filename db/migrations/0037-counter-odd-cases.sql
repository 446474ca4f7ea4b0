-- Whether a name was enough becomes what stands for a card that was forgotten; each lets through whom the ones before
-- it let through. Six digits always did.
alter table canteens rename column name_may_collect to without_card;
alter table canteens alter column without_card drop default;
alter table canteens alter column without_card type text using case when without_card then 'name' else 'six_digits' end;
alter table canteens alter column without_card set default 'name';
alter table canteens add constraint canteens_without_card
  check (without_card in ('card_only', 'six_digits', 'birthday', 'phone_tail', 'name'));

-- How she was known, by the same words.
alter table hand_overs drop constraint hand_overs_verified_check;
alter table hand_overs add constraint hand_overs_verified
  check (verified in ('card', 'digits', 'birthday', 'phone_tail', 'name'));

-- Who collected for her: what that person is to her, and a name; no number, nothing else. Null: she came herself.
create function is_collector(who jsonb) returns boolean language sql immutable as $$
  select who is null or coalesce(who - '{kind,name,relation}'::text[] = '{}'::jsonb
    and who->>'kind' in ('family', 'neighbour', 'volunteer', 'other')
    and length(who->>'name') between 1 and 20 and length(who->>'relation') <= 20, false)
$$;
alter table booking_moves
  add column collector jsonb,
  add constraint booking_moves_collector check (is_collector(collector) and (collector is null or state = 'collected'));
alter table hand_overs
  add column collector jsonb,
  add constraint hand_overs_collector check (is_collector(collector) and (collector is null or collected_by = 'other'));
