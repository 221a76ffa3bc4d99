-- A transaction that says nothing for so long is ended, and lets go of its locks.
SELECT set_config('idle_in_transaction_session_timeout', $1, true)
