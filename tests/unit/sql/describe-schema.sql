-- Columns with their types and constraints, and indexes with their columns: what a schema is, not how it is written.
SELECT 'table ' || m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || coalesce(c.dflt_value, '-') || ' ' || c.pk
  FROM sqlite_master AS m JOIN pragma_table_info (m.name) AS c WHERE m.type = 'table'
UNION
SELECT 'index ' || m.name || ' on ' || m.tbl_name || ' ' || coalesce(group_concat (i.name, ','), '')
  FROM sqlite_master AS m LEFT JOIN pragma_index_info (m.name) AS i WHERE m.type = 'index' GROUP BY m.name
ORDER BY 1;
