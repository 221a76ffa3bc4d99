-- The items about which a countermeasure was agreed and is not verified yet.
FROM items_in_hand(as_of := $1, known_at := $2, up_to := $3) ORDER BY id
