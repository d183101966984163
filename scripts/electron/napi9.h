// better-sqlite3 13 keeps references to strings, which Node-API allows from version 10 on. Version 9 (Node 20, and so
// Electron before 35) can only refer to objects, functions and externals. Forced in front of the source, this boxes any
// other value in an object of one property and takes it out again.
#pragma once
#include <node_api.h>

static inline napi_status boxed_create_reference(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (type != napi_object && type != napi_function && type != napi_external) {
    napi_value box;
    if ((status = napi_create_object(env, &box)) != napi_ok) return status;
    if ((status = napi_set_named_property(env, box, "__boxed", value)) != napi_ok) return status;
    value = box;
  }
  return napi_create_reference(env, value, count, result);
}

static inline napi_status boxed_get_reference_value(napi_env env, napi_ref ref, napi_value* result) {
  napi_status status = napi_get_reference_value(env, ref, result);
  if (status != napi_ok || *result == nullptr) return status;
  napi_valuetype type;
  if ((status = napi_typeof(env, *result, &type)) != napi_ok || type != napi_object) return status;
  bool boxed;
  napi_value key;
  if ((status = napi_create_string_utf8(env, "__boxed", 7, &key)) != napi_ok) return status;
  if ((status = napi_has_own_property(env, *result, key, &boxed)) != napi_ok) return status;
  return boxed ? napi_get_property(env, *result, key, result) : napi_ok;
}

#define napi_create_reference boxed_create_reference
#define napi_get_reference_value boxed_get_reference_value
