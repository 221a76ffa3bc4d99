-- Whom the facts say is forgotten: whoever still tells a name is behind.
SELECT DISTINCT person FROM forgotten WHERE person IS NOT NULL
