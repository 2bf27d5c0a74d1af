\set number :number + 1
insert into pgbench_event
  (region, position, term, type, version, body, actor, command_id, request_hash, decided_at, hash)
values
  (:client_id, :number, 1, :type, 1, :body, :actor, :command, :digest, :decided_at, :hash);
