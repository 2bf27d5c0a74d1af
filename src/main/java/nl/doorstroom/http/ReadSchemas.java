package nl.doorstroom.http;

import io.vertx.core.file.FileSystem;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Keeps the validator of each schema of the contract: making one copies every schema there is,
 * which costs more than the check itself. A validator holds nothing of what it checks, so one
 * serves all.
 *
 * <p><b>Threads.</b> Safe for use by any thread.
 */
final class ReadSchemas implements SchemaRepository {

  private final SchemaRepository schemas;

  /** By identity: a schema is a whole tree, and there are only those of the contract. */
  private final Map<JsonSchema, Validator> validators =
      Collections.synchronizedMap(new IdentityHashMap<>());

  ReadSchemas(SchemaRepository schemas) {
    this.schemas = schemas;
  }

  @Override
  public Validator validator(JsonSchema schema) {
    return validators.computeIfAbsent(schema, schemas::validator);
  }

  @Override
  public Validator validator(String reference) {
    return schemas.validator(reference);
  }

  @Override
  public Validator validator(String reference, JsonSchemaOptions options) {
    return schemas.validator(reference, options);
  }

  @Override
  public Validator validator(JsonSchema schema, JsonSchemaOptions options, boolean dereference) {
    return schemas.validator(schema, options, dereference);
  }

  @Override
  public SchemaRepository dereference(JsonSchema schema) {
    schemas.dereference(schema);
    return this;
  }

  @Override
  public SchemaRepository dereference(String uri, JsonSchema schema) {
    schemas.dereference(uri, schema);
    return this;
  }

  @Override
  public SchemaRepository preloadMetaSchema(FileSystem files) {
    schemas.preloadMetaSchema(files);
    return this;
  }

  @Override
  public SchemaRepository preloadMetaSchema(FileSystem files, Draft draft) {
    schemas.preloadMetaSchema(files, draft);
    return this;
  }

  @Override
  public JsonObject resolve(JsonObject schema) {
    return schemas.resolve(schema);
  }

  @Override
  public JsonSchema find(String pointer) {
    return schemas.find(pointer);
  }
}
