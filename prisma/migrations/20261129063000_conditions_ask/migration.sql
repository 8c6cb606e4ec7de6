-- Conditions carry their question in the program. Programs that were published before there was one keep their way.
update "FlowRevision"
   set program = jsonb_set(program, '{nodes}', (
         select jsonb_object_agg(id, case when node->>'kind' = 'has-owner' then node || '{"asks": ["known", "has-owner"]}' else node end)
           from jsonb_each(program->'nodes') as nodes (id, node)))
 where program->>'kind' = 'routing'
   and jsonb_path_exists(program, '$.nodes.*.kind ? (@ == "has-owner")');
