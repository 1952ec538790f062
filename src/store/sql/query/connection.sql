-- Who is or was on a list of connections.

-- name: connection_list
-- out: id, connected_us
SELECT id, connected_us FROM contact
  WHERE connected = 1 OR connected_us IS NOT NULL OR left_us IS NOT NULL ORDER BY id;
