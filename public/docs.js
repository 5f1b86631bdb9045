// Draws the API's description. What is tried on the page is asked of this server alone: as the person who is logged in, or
// with the token that "Authorize" was given.
'use strict';

SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
});
