"use strict";
// Declares the objects of objects.json with a dynamic provider as Pulumi's documentation shows one: an inline class, a request for each
// call, and what needs a module requires it inside the method.
const pulumi = require("@pulumi/pulumi");
const objects = require("./objects.json");

class ApiProvider {
  async create(inputs) {
    const axios = require("axios");
    const headers = { Authorization: `Bearer ${process.env.WEB1ON1_TOKEN}` };
    const { data } = await axios.post(process.env.WEB1ON1_URL + inputs.path, inputs.body, { headers });
    return { id: data.id, outs: { ...inputs, object: data } };
  }

  async read(id, props) {
    const axios = require("axios");
    const headers = { Authorization: `Bearer ${process.env.WEB1ON1_TOKEN}` };
    const { data } = await axios.get(`${process.env.WEB1ON1_URL}${props.path}/${id}`, { headers });
    return { id, props: { ...props, object: data } };
  }

  async update(id, _olds, news) {
    const axios = require("axios");
    const headers = { Authorization: `Bearer ${process.env.WEB1ON1_TOKEN}` };
    const { data } = await axios.patch(`${process.env.WEB1ON1_URL}${news.path}/${id}`, news.body, { headers });
    return { outs: { ...news, object: data } };
  }

  async delete(id, props) {
    const axios = require("axios");
    const headers = { Authorization: `Bearer ${process.env.WEB1ON1_TOKEN}` };
    await axios.delete(`${process.env.WEB1ON1_URL}${props.path}/${id}`, { headers });
  }
}

class ApiObject extends pulumi.dynamic.Resource {
  constructor(name, args, options) {
    super(new ApiProvider(), name, args, options);
  }
}

objects.forEach(({ path, inputs }, index) => {
  new ApiObject(`object-${index}`, { path, body: inputs });
});
