// @ts-check
/* Page of the API's description. What is tried on it is asked of this server alone: as the person who is logged in, or
 * with the token that "Authorize" was given. */

SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
});
