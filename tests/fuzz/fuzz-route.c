/* Any bytes as a method, a blank and an address: no route, or one whose values are what a handler may take.
 */
#include "fuzz.h"
#include "http/http-private.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size == 0)
    return 0;
  g_autofree char *decoded = ent_percent_decode ((const char *)data, size);
  FUZZ_ASSERT (decoded == NULL || (g_utf8_validate (decoded, -1, NULL) && strlen (decoded) <= size));

  g_autofree char *text = g_strndup ((const char *)data, size); /* headers hold no NUL */
  char *path = strchr (text, ' ');
  if (path == NULL)
    return 0;
  *path++ = '\0';
  EntPathValues values = {0};
  g_autofree char *allowed = NULL;
  const EntRoute *route = ent_route_find (text, path, &values, &allowed);
  g_autofree char *name = values.name;
  FUZZ_ASSERT (route == NULL || (strcmp (route->method, text) == 0 && allowed == NULL));
  FUZZ_ASSERT (route == NULL || strstr (route->path, "{id}") == NULL || values.id >= 0);
  FUZZ_ASSERT (route == NULL || (strstr (route->path, "{name}") != NULL) == (name != NULL));
  FUZZ_ASSERT (allowed == NULL || strstr (allowed, text) == NULL || strcmp (text, "") == 0);
  return 0;
}
