#include "base/identifier.h"
