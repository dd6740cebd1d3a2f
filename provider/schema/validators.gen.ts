// Made by `npm run gen` from schemas/: change those, not this file.
// @ts-nocheck
import { fullFormats } from "ajv-formats/dist/formats";
import { formats as own } from "./formats.js";
import { schemas } from "./schemas.js";
import type { Validator } from "./validator.js";

const formats = { ...fullFormats };
for (const [name, { accepts }] of Object.entries(own)) if (accepts !== undefined) formats[name] = accepts;

const schema0 = schemas["bot-instance"];
const func0 = Object.prototype.hasOwnProperty;
const func1 = (text) => [...text].length;
const formats0 = formats["object-id"];
const formats6 = formats.uri;
const formats12 = formats["date-time"];

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://web1on1.chat/schemas/bot-instance.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.bot === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "bot"},message:"must have required property '"+"bot"+"'",schema:schema0.required,parentSchema:schema0,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.name === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema0.required,parentSchema:schema0,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!(func0.call(schema0.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!(formats0(data0))){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema0.properties.id,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.id.type,parentSchema:schema0.properties.id,data:data0};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.organization !== undefined){
let data1 = data.organization;
if(typeof data1 === "string"){
if(!(formats0(data1))){
const err5 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema0.properties.organization,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.organization.type,parentSchema:schema0.properties.organization,data:data1};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.bot !== undefined){
let data2 = data.bot;
if(typeof data2 === "string"){
if(!(formats0(data2))){
const err7 = {instancePath:instancePath+"/bot",schemaPath:"#/properties/bot/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema0.properties.bot,data:data2};
(vErrors ??= []).push(err7);
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/bot",schemaPath:"#/properties/bot/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.bot.type,parentSchema:schema0.properties.bot,data:data2};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data.name !== undefined){
let data3 = data.name;
if(typeof data3 === "string"){
if(func1(data3) < 1){
const err9 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.name,data:data3};
(vErrors ??= []).push(err9);
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.name.type,parentSchema:schema0.properties.name,data:data3};
(vErrors ??= []).push(err10);
errors++;
}
}
if(data.description !== undefined){
let data4 = data.description;
if(typeof data4 !== "string"){
const err11 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.description.type,parentSchema:schema0.properties.description,data:data4};
(vErrors ??= []).push(err11);
errors++;
}
}
if(data.avatar !== undefined){
let data5 = data.avatar;
if(typeof data5 === "string"){
if(!(formats6(data5))){
const err12 = {instancePath:instancePath+"/avatar",schemaPath:"#/properties/avatar/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema0.properties.avatar,data:data5};
(vErrors ??= []).push(err12);
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/avatar",schemaPath:"#/properties/avatar/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.avatar.type,parentSchema:schema0.properties.avatar,data:data5};
(vErrors ??= []).push(err13);
errors++;
}
}
if(data.enabled !== undefined){
let data6 = data.enabled;
if(typeof data6 !== "boolean"){
const err14 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.enabled.type,parentSchema:schema0.properties.enabled,data:data6};
(vErrors ??= []).push(err14);
errors++;
}
}
if(data.meta !== undefined){
let data7 = data.meta;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
}
else {
const err15 = {instancePath:instancePath+"/meta",schemaPath:"#/properties/meta/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.meta.type,parentSchema:schema0.properties.meta,data:data7};
(vErrors ??= []).push(err15);
errors++;
}
}
if(data.createdBy !== undefined){
let data8 = data.createdBy;
if(typeof data8 === "string"){
if(!(formats0(data8))){
const err16 = {instancePath:instancePath+"/createdBy",schemaPath:"#/properties/createdBy/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema0.properties.createdBy,data:data8};
(vErrors ??= []).push(err16);
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/createdBy",schemaPath:"#/properties/createdBy/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.createdBy.type,parentSchema:schema0.properties.createdBy,data:data8};
(vErrors ??= []).push(err17);
errors++;
}
}
if(data.updatedBy !== undefined){
let data9 = data.updatedBy;
if(typeof data9 === "string"){
if(!(formats0(data9))){
const err18 = {instancePath:instancePath+"/updatedBy",schemaPath:"#/properties/updatedBy/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema0.properties.updatedBy,data:data9};
(vErrors ??= []).push(err18);
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/updatedBy",schemaPath:"#/properties/updatedBy/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.updatedBy.type,parentSchema:schema0.properties.updatedBy,data:data9};
(vErrors ??= []).push(err19);
errors++;
}
}
if(data.createdAt !== undefined){
let data10 = data.createdAt;
if(typeof data10 === "string"){
if(!(formats12.validate(data10))){
const err20 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.properties.createdAt,data:data10};
(vErrors ??= []).push(err20);
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.createdAt.type,parentSchema:schema0.properties.createdAt,data:data10};
(vErrors ??= []).push(err21);
errors++;
}
}
if(data.updatedAt !== undefined){
let data11 = data.updatedAt;
if(typeof data11 === "string"){
if(!(formats12.validate(data11))){
const err22 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.properties.updatedAt,data:data11};
(vErrors ??= []).push(err22);
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.updatedAt.type,parentSchema:schema0.properties.updatedAt,data:data11};
(vErrors ??= []).push(err23);
errors++;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
(vErrors ??= []).push(err24);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema1 = schemas["bot"];

function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://web1on1.chat/schemas/bot.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate1.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema1.required,parentSchema:schema1,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.roles === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "roles"},message:"must have required property '"+"roles"+"'",schema:schema1.required,parentSchema:schema1,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!(func0.call(schema1.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema1,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!(formats0(data0))){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema1.properties.id,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.id.type,parentSchema:schema1.properties.id,data:data0};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.organization !== undefined){
let data1 = data.organization;
if(typeof data1 === "string"){
if(!(formats0(data1))){
const err5 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema1.properties.organization,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.organization.type,parentSchema:schema1.properties.organization,data:data1};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
if(typeof data2 === "string"){
if(func1(data2) < 1){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1.properties.name,data:data2};
(vErrors ??= []).push(err7);
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.name.type,parentSchema:schema1.properties.name,data:data2};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data.description !== undefined){
let data3 = data.description;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.description.type,parentSchema:schema1.properties.description,data:data3};
(vErrors ??= []).push(err9);
errors++;
}
}
if(data.status !== undefined){
let data4 = data.status;
if(typeof data4 !== "string"){
const err10 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.status.type,parentSchema:schema1.properties.status,data:data4};
(vErrors ??= []).push(err10);
errors++;
}
if(!(((data4 === "inactive") || (data4 === "active")) || (data4 === "archived"))){
const err11 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema1.properties.status.enum},message:"must be equal to one of the allowed values",schema:schema1.properties.status.enum,parentSchema:schema1.properties.status,data:data4};
(vErrors ??= []).push(err11);
errors++;
}
}
if(data.roles !== undefined){
let data5 = data.roles;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 !== "string"){
const err12 = {instancePath:instancePath+"/roles/" + i0,schemaPath:"#/properties/roles/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.roles.items.type,parentSchema:schema1.properties.roles.items,data:data6};
(vErrors ??= []).push(err12);
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema1.properties.roles.type,parentSchema:schema1.properties.roles,data:data5};
(vErrors ??= []).push(err13);
errors++;
}
}
if(data.audience !== undefined){
let data7 = data.audience;
if(typeof data7 !== "string"){
const err14 = {instancePath:instancePath+"/audience",schemaPath:"#/properties/audience/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.audience.type,parentSchema:schema1.properties.audience,data:data7};
(vErrors ??= []).push(err14);
errors++;
}
if(!(((data7 === "global") || (data7 === "owner")) || (data7 === "group"))){
const err15 = {instancePath:instancePath+"/audience",schemaPath:"#/properties/audience/enum",keyword:"enum",params:{allowedValues: schema1.properties.audience.enum},message:"must be equal to one of the allowed values",schema:schema1.properties.audience.enum,parentSchema:schema1.properties.audience,data:data7};
(vErrors ??= []).push(err15);
errors++;
}
}
if(data.tags !== undefined){
let data8 = data.tags;
if(Array.isArray(data8)){
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
let data9 = data8[i1];
if(typeof data9 !== "string"){
const err16 = {instancePath:instancePath+"/tags/" + i1,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.tags.items.type,parentSchema:schema1.properties.tags.items,data:data9};
(vErrors ??= []).push(err16);
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema1.properties.tags.type,parentSchema:schema1.properties.tags,data:data8};
(vErrors ??= []).push(err17);
errors++;
}
}
if(data.avatar !== undefined){
let data10 = data.avatar;
if(typeof data10 === "string"){
if(!(formats6(data10))){
const err18 = {instancePath:instancePath+"/avatar",schemaPath:"#/properties/avatar/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema1.properties.avatar,data:data10};
(vErrors ??= []).push(err18);
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/avatar",schemaPath:"#/properties/avatar/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.avatar.type,parentSchema:schema1.properties.avatar,data:data10};
(vErrors ??= []).push(err19);
errors++;
}
}
if(data.commands !== undefined){
let data11 = data.commands;
if(Array.isArray(data11)){
const len2 = data11.length;
for(let i2=0; i2<len2; i2++){
let data12 = data11[i2];
if(typeof data12 !== "string"){
const err20 = {instancePath:instancePath+"/commands/" + i2,schemaPath:"#/properties/commands/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.commands.items.type,parentSchema:schema1.properties.commands.items,data:data12};
(vErrors ??= []).push(err20);
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema1.properties.commands.type,parentSchema:schema1.properties.commands,data:data11};
(vErrors ??= []).push(err21);
errors++;
}
}
if(data.meta !== undefined){
let data13 = data.meta;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
}
else {
const err22 = {instancePath:instancePath+"/meta",schemaPath:"#/properties/meta/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema1.properties.meta.type,parentSchema:schema1.properties.meta,data:data13};
(vErrors ??= []).push(err22);
errors++;
}
}
if(data.secret !== undefined){
let data14 = data.secret;
if(typeof data14 !== "string"){
const err23 = {instancePath:instancePath+"/secret",schemaPath:"#/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.secret.type,parentSchema:schema1.properties.secret,data:data14};
(vErrors ??= []).push(err23);
errors++;
}
}
if(data.createdBy !== undefined){
let data15 = data.createdBy;
if(typeof data15 === "string"){
if(!(formats0(data15))){
const err24 = {instancePath:instancePath+"/createdBy",schemaPath:"#/properties/createdBy/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema1.properties.createdBy,data:data15};
(vErrors ??= []).push(err24);
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/createdBy",schemaPath:"#/properties/createdBy/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.createdBy.type,parentSchema:schema1.properties.createdBy,data:data15};
(vErrors ??= []).push(err25);
errors++;
}
}
if(data.updatedBy !== undefined){
let data16 = data.updatedBy;
if(typeof data16 === "string"){
if(!(formats0(data16))){
const err26 = {instancePath:instancePath+"/updatedBy",schemaPath:"#/properties/updatedBy/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema1.properties.updatedBy,data:data16};
(vErrors ??= []).push(err26);
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/updatedBy",schemaPath:"#/properties/updatedBy/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.updatedBy.type,parentSchema:schema1.properties.updatedBy,data:data16};
(vErrors ??= []).push(err27);
errors++;
}
}
if(data.createdAt !== undefined){
let data17 = data.createdAt;
if(typeof data17 === "string"){
if(!(formats12.validate(data17))){
const err28 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema1.properties.createdAt,data:data17};
(vErrors ??= []).push(err28);
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.createdAt.type,parentSchema:schema1.properties.createdAt,data:data17};
(vErrors ??= []).push(err29);
errors++;
}
}
if(data.updatedAt !== undefined){
let data18 = data.updatedAt;
if(typeof data18 === "string"){
if(!(formats12.validate(data18))){
const err30 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema1.properties.updatedAt,data:data18};
(vErrors ??= []).push(err30);
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.updatedAt.type,parentSchema:schema1.properties.updatedAt,data:data18};
(vErrors ??= []).push(err31);
errors++;
}
}
}
else {
const err32 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema1.type,parentSchema:schema1,data};
(vErrors ??= []).push(err32);
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}
validate1.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema2 = schemas["category"];

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://web1on1.chat/schemas/category.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate2.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.organization === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "organization"},message:"must have required property '"+"organization"+"'",schema:schema2.required,parentSchema:schema2,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.name === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema2.required,parentSchema:schema2,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!(((((key0 === "id") || (key0 === "organization")) || (key0 === "name")) || (key0 === "forms")) || (key0 === "tags"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema2,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!(formats0(data0))){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema2.properties.id,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.properties.id.type,parentSchema:schema2.properties.id,data:data0};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.organization !== undefined){
let data1 = data.organization;
if(typeof data1 === "string"){
if(!(formats0(data1))){
const err5 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema2.properties.organization,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.properties.organization.type,parentSchema:schema2.properties.organization,data:data1};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
if(typeof data2 === "string"){
if(func1(data2) < 1){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema2.properties.name,data:data2};
(vErrors ??= []).push(err7);
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.properties.name.type,parentSchema:schema2.properties.name,data:data2};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data.forms !== undefined){
let data3 = data.forms;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(typeof data4 === "string"){
if(!(formats0(data4))){
const err9 = {instancePath:instancePath+"/forms/" + i0,schemaPath:"#/properties/forms/items/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema2.properties.forms.items,data:data4};
(vErrors ??= []).push(err9);
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/forms/" + i0,schemaPath:"#/properties/forms/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.properties.forms.items.type,parentSchema:schema2.properties.forms.items,data:data4};
(vErrors ??= []).push(err10);
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/forms",schemaPath:"#/properties/forms/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema2.properties.forms.type,parentSchema:schema2.properties.forms,data:data3};
(vErrors ??= []).push(err11);
errors++;
}
}
if(data.tags !== undefined){
let data5 = data.tags;
if(Array.isArray(data5)){
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
if(typeof data6 !== "string"){
const err12 = {instancePath:instancePath+"/tags/" + i1,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.properties.tags.items.type,parentSchema:schema2.properties.tags.items,data:data6};
(vErrors ??= []).push(err12);
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema2.properties.tags.type,parentSchema:schema2.properties.tags,data:data5};
(vErrors ??= []).push(err13);
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data};
(vErrors ??= []).push(err14);
errors++;
}
validate2.errors = vErrors;
return errors === 0;
}
validate2.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema3 = schemas["form-field"];
const schema4 = schemas["form-field"]["$defs"]["option"];
const formats40 = formats.regex;

function validate3(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://web1on1.chat/schemas/form-field.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate3.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.form === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "form"},message:"must have required property '"+"form"+"'",schema:schema3.required,parentSchema:schema3,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.name === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema3.required,parentSchema:schema3,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!(func0.call(schema3.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema3,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!(formats0(data0))){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema3.properties.id,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.id.type,parentSchema:schema3.properties.id,data:data0};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.form !== undefined){
let data1 = data.form;
if(typeof data1 === "string"){
if(!(formats0(data1))){
const err5 = {instancePath:instancePath+"/form",schemaPath:"#/properties/form/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema3.properties.form,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/form",schemaPath:"#/properties/form/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.form.type,parentSchema:schema3.properties.form,data:data1};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
if(typeof data2 === "string"){
if(func1(data2) < 1){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema3.properties.name,data:data2};
(vErrors ??= []).push(err7);
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.name.type,parentSchema:schema3.properties.name,data:data2};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data.label !== undefined){
let data3 = data.label;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/label",schemaPath:"#/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.label.type,parentSchema:schema3.properties.label,data:data3};
(vErrors ??= []).push(err9);
errors++;
}
}
if(data.type !== undefined){
let data4 = data.type;
if(typeof data4 !== "string"){
const err10 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.type.type,parentSchema:schema3.properties.type,data:data4};
(vErrors ??= []).push(err10);
errors++;
}
if(!((((((((((((((((((((((((data4 === "button") || (data4 === "checkbox")) || (data4 === "color")) || (data4 === "date")) || (data4 === "datetime-local")) || (data4 === "email")) || (data4 === "file")) || (data4 === "hidden")) || (data4 === "image")) || (data4 === "month")) || (data4 === "number")) || (data4 === "password")) || (data4 === "radio")) || (data4 === "range")) || (data4 === "reset")) || (data4 === "search")) || (data4 === "select")) || (data4 === "submit")) || (data4 === "tel")) || (data4 === "text")) || (data4 === "textarea")) || (data4 === "time")) || (data4 === "url")) || (data4 === "week"))){
const err11 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema3.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema3.properties.type.enum,parentSchema:schema3.properties.type,data:data4};
(vErrors ??= []).push(err11);
errors++;
}
}
if(data.entity !== undefined){
let data5 = data.entity;
if(typeof data5 !== "string"){
const err12 = {instancePath:instancePath+"/entity",schemaPath:"#/properties/entity/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.entity.type,parentSchema:schema3.properties.entity,data:data5};
(vErrors ??= []).push(err12);
errors++;
}
}
if(data.pattern !== undefined){
let data6 = data.pattern;
if(typeof data6 === "string"){
if(!(formats40(data6))){
const err13 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/format",keyword:"format",params:{format: "regex"},message:"must match format \""+"regex"+"\"",schema:"regex",parentSchema:schema3.properties.pattern,data:data6};
(vErrors ??= []).push(err13);
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.pattern.type,parentSchema:schema3.properties.pattern,data:data6};
(vErrors ??= []).push(err14);
errors++;
}
}
if(data.options !== undefined){
let data7 = data.options;
if(Array.isArray(data7)){
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.key === undefined){
const err15 = {instancePath:instancePath+"/options/" + i0,schemaPath:"#/$defs/option/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'",schema:schema4.required,parentSchema:schema4,data:data8};
(vErrors ??= []).push(err15);
errors++;
}
if(data8.value === undefined){
const err16 = {instancePath:instancePath+"/options/" + i0,schemaPath:"#/$defs/option/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema4.required,parentSchema:schema4,data:data8};
(vErrors ??= []).push(err16);
errors++;
}
for(const key1 in data8){
if(!((key1 === "key") || (key1 === "value"))){
const err17 = {instancePath:instancePath+"/options/" + i0,schemaPath:"#/$defs/option/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema4,data:data8};
(vErrors ??= []).push(err17);
errors++;
}
}
if(data8.key !== undefined){
let data9 = data8.key;
if(typeof data9 !== "string"){
const err18 = {instancePath:instancePath+"/options/" + i0+"/key",schemaPath:"#/$defs/option/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.key.type,parentSchema:schema4.properties.key,data:data9};
(vErrors ??= []).push(err18);
errors++;
}
}
if(data8.value !== undefined){
let data10 = data8.value;
if(typeof data10 !== "string"){
const err19 = {instancePath:instancePath+"/options/" + i0+"/value",schemaPath:"#/$defs/option/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.value.type,parentSchema:schema4.properties.value,data:data10};
(vErrors ??= []).push(err19);
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/options/" + i0,schemaPath:"#/$defs/option/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema4.type,parentSchema:schema4,data:data8};
(vErrors ??= []).push(err20);
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/options",schemaPath:"#/properties/options/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema3.properties.options.type,parentSchema:schema3.properties.options,data:data7};
(vErrors ??= []).push(err21);
errors++;
}
}
if(data.required !== undefined){
let data11 = data.required;
if(typeof data11 !== "boolean"){
const err22 = {instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema3.properties.required.type,parentSchema:schema3.properties.required,data:data11};
(vErrors ??= []).push(err22);
errors++;
}
}
if(data.createdAt !== undefined){
let data12 = data.createdAt;
if(typeof data12 === "string"){
if(!(formats12.validate(data12))){
const err23 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema3.properties.createdAt,data:data12};
(vErrors ??= []).push(err23);
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.createdAt.type,parentSchema:schema3.properties.createdAt,data:data12};
(vErrors ??= []).push(err24);
errors++;
}
}
if(data.updatedAt !== undefined){
let data13 = data.updatedAt;
if(typeof data13 === "string"){
if(!(formats12.validate(data13))){
const err25 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema3.properties.updatedAt,data:data13};
(vErrors ??= []).push(err25);
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.updatedAt.type,parentSchema:schema3.properties.updatedAt,data:data13};
(vErrors ??= []).push(err26);
errors++;
}
}
}
else {
const err27 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.type,parentSchema:schema3,data};
(vErrors ??= []).push(err27);
errors++;
}
validate3.errors = vErrors;
return errors === 0;
}
validate3.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema5 = schemas["form"];
const formats60 = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
const schema6 = schemas["form-field"]["$defs"]["field"];
const schema7 = schemas["form-field"]["properties"]["id"];
const schema8 = schemas["form-field"]["properties"]["name"];
const schema9 = schemas["form-field"]["properties"]["label"];
const schema10 = schemas["form-field"]["properties"]["type"];
const schema11 = schemas["form-field"]["properties"]["entity"];
const schema12 = schemas["form-field"]["properties"]["pattern"];
const schema15 = schemas["form-field"]["properties"]["required"];
const schema16 = schemas["form-field"]["properties"]["createdAt"];
const schema17 = schemas["form-field"]["properties"]["updatedAt"];
const schema13 = schemas["form-field"]["properties"]["options"];

function validate6(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate6.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.key === undefined){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/option/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'",schema:schema4.required,parentSchema:schema4,data:data0};
(vErrors ??= []).push(err0);
errors++;
}
if(data0.value === undefined){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/option/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema4.required,parentSchema:schema4,data:data0};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data0){
if(!((key0 === "key") || (key0 === "value"))){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/option/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema4,data:data0};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data0.key !== undefined){
let data1 = data0.key;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/" + i0+"/key",schemaPath:"#/$defs/option/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.key.type,parentSchema:schema4.properties.key,data:data1};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data0.value !== undefined){
let data2 = data0.value;
if(typeof data2 !== "string"){
const err4 = {instancePath:instancePath+"/" + i0+"/value",schemaPath:"#/$defs/option/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.value.type,parentSchema:schema4.properties.value,data:data2};
(vErrors ??= []).push(err4);
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/option/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema4.type,parentSchema:schema4,data:data0};
(vErrors ??= []).push(err5);
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema13.type,parentSchema:schema13,data};
(vErrors ??= []).push(err6);
errors++;
}
validate6.errors = vErrors;
return errors === 0;
}
validate6.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate5(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate5.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema6.required,parentSchema:schema6,data};
(vErrors ??= []).push(err0);
errors++;
}
for(const key0 in data){
if(!(func0.call(schema6.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema6,data};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!(formats0(data0))){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema7,data:data0};
(vErrors ??= []).push(err2);
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.type,parentSchema:schema7,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(func1(data1) < 1){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema8,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.type,parentSchema:schema8,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.label !== undefined){
let data2 = data.label;
if(typeof data2 !== "string"){
const err6 = {instancePath:instancePath+"/label",schemaPath:"#/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.type,parentSchema:schema9,data:data2};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.type !== undefined){
let data3 = data.type;
if(typeof data3 !== "string"){
const err7 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema10.type,parentSchema:schema10,data:data3};
(vErrors ??= []).push(err7);
errors++;
}
if(!((((((((((((((((((((((((data3 === "button") || (data3 === "checkbox")) || (data3 === "color")) || (data3 === "date")) || (data3 === "datetime-local")) || (data3 === "email")) || (data3 === "file")) || (data3 === "hidden")) || (data3 === "image")) || (data3 === "month")) || (data3 === "number")) || (data3 === "password")) || (data3 === "radio")) || (data3 === "range")) || (data3 === "reset")) || (data3 === "search")) || (data3 === "select")) || (data3 === "submit")) || (data3 === "tel")) || (data3 === "text")) || (data3 === "textarea")) || (data3 === "time")) || (data3 === "url")) || (data3 === "week"))){
const err8 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema10.enum},message:"must be equal to one of the allowed values",schema:schema10.enum,parentSchema:schema10,data:data3};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data.entity !== undefined){
let data4 = data.entity;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/entity",schemaPath:"#/properties/entity/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.type,parentSchema:schema11,data:data4};
(vErrors ??= []).push(err9);
errors++;
}
}
if(data.pattern !== undefined){
let data5 = data.pattern;
if(typeof data5 === "string"){
if(!(formats40(data5))){
const err10 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/format",keyword:"format",params:{format: "regex"},message:"must match format \""+"regex"+"\"",schema:"regex",parentSchema:schema12,data:data5};
(vErrors ??= []).push(err10);
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.type,parentSchema:schema12,data:data5};
(vErrors ??= []).push(err11);
errors++;
}
}
if(data.options !== undefined){
if(!(validate6(data.options, {instancePath:instancePath+"/options",parentData:data,parentDataProperty:"options",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.required !== undefined){
let data7 = data.required;
if(typeof data7 !== "boolean"){
const err12 = {instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema15.type,parentSchema:schema15,data:data7};
(vErrors ??= []).push(err12);
errors++;
}
}
if(data.createdAt !== undefined){
let data8 = data.createdAt;
if(typeof data8 === "string"){
if(!(formats12.validate(data8))){
const err13 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema16,data:data8};
(vErrors ??= []).push(err13);
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data8};
(vErrors ??= []).push(err14);
errors++;
}
}
if(data.updatedAt !== undefined){
let data9 = data.updatedAt;
if(typeof data9 === "string"){
if(!(formats12.validate(data9))){
const err15 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema17,data:data9};
(vErrors ??= []).push(err15);
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.type,parentSchema:schema17,data:data9};
(vErrors ??= []).push(err16);
errors++;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.type,parentSchema:schema6,data};
(vErrors ??= []).push(err17);
errors++;
}
validate5.errors = vErrors;
return errors === 0;
}
validate5.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate4(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://web1on1.chat/schemas/form.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate4.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema5.required,parentSchema:schema5,data};
(vErrors ??= []).push(err0);
errors++;
}
for(const key0 in data){
if(!(func0.call(schema5.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema5,data};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!(formats0(data0))){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema5.properties.id,data:data0};
(vErrors ??= []).push(err2);
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.properties.id.type,parentSchema:schema5.properties.id,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.organization !== undefined){
let data1 = data.organization;
if(typeof data1 === "string"){
if(!(formats0(data1))){
const err4 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema5.properties.organization,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.properties.organization.type,parentSchema:schema5.properties.organization,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
if(typeof data2 === "string"){
if(func1(data2) < 1){
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema5.properties.name,data:data2};
(vErrors ??= []).push(err6);
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.properties.name.type,parentSchema:schema5.properties.name,data:data2};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data.type !== undefined){
let data3 = data.type;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.properties.type.type,parentSchema:schema5.properties.type,data:data3};
(vErrors ??= []).push(err8);
errors++;
}
if(!((data3 === "topic") || (data3 === "static"))){
const err9 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema5.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema5.properties.type.enum,parentSchema:schema5.properties.type,data:data3};
(vErrors ??= []).push(err9);
errors++;
}
}
if(data.template !== undefined){
let data4 = data.template;
if(typeof data4 === "string"){
if(!(formats0(data4))){
const err10 = {instancePath:instancePath+"/template",schemaPath:"#/properties/template/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema5.properties.template,data:data4};
(vErrors ??= []).push(err10);
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/template",schemaPath:"#/properties/template/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.properties.template.type,parentSchema:schema5.properties.template,data:data4};
(vErrors ??= []).push(err11);
errors++;
}
}
if(data.profileFields !== undefined){
let data5 = data.profileFields;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 !== "string"){
const err12 = {instancePath:instancePath+"/profileFields/" + i0,schemaPath:"#/properties/profileFields/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.properties.profileFields.items.type,parentSchema:schema5.properties.profileFields.items,data:data6};
(vErrors ??= []).push(err12);
errors++;
}
if(!((((((((((((((((data6 === "honorificPrefix") || (data6 === "initials")) || (data6 === "honorificSuffix")) || (data6 === "gender")) || (data6 === "givenName")) || (data6 === "familyName")) || (data6 === "additionalName")) || (data6 === "streetAddress")) || (data6 === "streetNumber")) || (data6 === "postalCode")) || (data6 === "addressLocality")) || (data6 === "addressRegion")) || (data6 === "addressCountry")) || (data6 === "worksFor")) || (data6 === "email")) || (data6 === "telephone"))){
const err13 = {instancePath:instancePath+"/profileFields/" + i0,schemaPath:"#/properties/profileFields/items/enum",keyword:"enum",params:{allowedValues: schema5.properties.profileFields.items.enum},message:"must be equal to one of the allowed values",schema:schema5.properties.profileFields.items.enum,parentSchema:schema5.properties.profileFields.items,data:data6};
(vErrors ??= []).push(err13);
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/profileFields",schemaPath:"#/properties/profileFields/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema5.properties.profileFields.type,parentSchema:schema5.properties.profileFields,data:data5};
(vErrors ??= []).push(err14);
errors++;
}
}
if(data.fields !== undefined){
let data7 = data.fields;
if(Array.isArray(data7)){
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
if(!(validate5(data7[i1], {instancePath:instancePath+"/fields/" + i1,parentData:data7,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate5.errors : vErrors.concat(validate5.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/fields",schemaPath:"#/properties/fields/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema5.properties.fields.type,parentSchema:schema5.properties.fields,data:data7};
(vErrors ??= []).push(err15);
errors++;
}
}
if(data.notifyEmails !== undefined){
let data9 = data.notifyEmails;
if(Array.isArray(data9)){
const len2 = data9.length;
for(let i2=0; i2<len2; i2++){
let data10 = data9[i2];
if(typeof data10 === "string"){
if(!(formats60.test(data10))){
const err16 = {instancePath:instancePath+"/notifyEmails/" + i2,schemaPath:"#/properties/notifyEmails/items/format",keyword:"format",params:{format: "email"},message:"must match format \""+"email"+"\"",schema:"email",parentSchema:schema5.properties.notifyEmails.items,data:data10};
(vErrors ??= []).push(err16);
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/notifyEmails/" + i2,schemaPath:"#/properties/notifyEmails/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.properties.notifyEmails.items.type,parentSchema:schema5.properties.notifyEmails.items,data:data10};
(vErrors ??= []).push(err17);
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/notifyEmails",schemaPath:"#/properties/notifyEmails/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema5.properties.notifyEmails.type,parentSchema:schema5.properties.notifyEmails,data:data9};
(vErrors ??= []).push(err18);
errors++;
}
}
if(data.status !== undefined){
let data11 = data.status;
if(typeof data11 !== "string"){
const err19 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.properties.status.type,parentSchema:schema5.properties.status,data:data11};
(vErrors ??= []).push(err19);
errors++;
}
if(!((data11 === "active") || (data11 === "archived"))){
const err20 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema5.properties.status.enum},message:"must be equal to one of the allowed values",schema:schema5.properties.status.enum,parentSchema:schema5.properties.status,data:data11};
(vErrors ??= []).push(err20);
errors++;
}
}
if(data.tags !== undefined){
let data12 = data.tags;
if(Array.isArray(data12)){
const len3 = data12.length;
for(let i3=0; i3<len3; i3++){
let data13 = data12[i3];
if(typeof data13 !== "string"){
const err21 = {instancePath:instancePath+"/tags/" + i3,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.properties.tags.items.type,parentSchema:schema5.properties.tags.items,data:data13};
(vErrors ??= []).push(err21);
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema5.properties.tags.type,parentSchema:schema5.properties.tags,data:data12};
(vErrors ??= []).push(err22);
errors++;
}
}
if(data.labels !== undefined){
let data14 = data.labels;
if(Array.isArray(data14)){
const len4 = data14.length;
for(let i4=0; i4<len4; i4++){
let data15 = data14[i4];
if(typeof data15 !== "string"){
const err23 = {instancePath:instancePath+"/labels/" + i4,schemaPath:"#/properties/labels/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.properties.labels.items.type,parentSchema:schema5.properties.labels.items,data:data15};
(vErrors ??= []).push(err23);
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema5.properties.labels.type,parentSchema:schema5.properties.labels,data:data14};
(vErrors ??= []).push(err24);
errors++;
}
}
if(data.pointsByAgent !== undefined){
let data16 = data.pointsByAgent;
if(!((typeof data16 == "number") && (isFinite(data16)))){
const err25 = {instancePath:instancePath+"/pointsByAgent",schemaPath:"#/properties/pointsByAgent/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema5.properties.pointsByAgent.type,parentSchema:schema5.properties.pointsByAgent,data:data16};
(vErrors ??= []).push(err25);
errors++;
}
}
if(data.pointsByBot !== undefined){
let data17 = data.pointsByBot;
if(!((typeof data17 == "number") && (isFinite(data17)))){
const err26 = {instancePath:instancePath+"/pointsByBot",schemaPath:"#/properties/pointsByBot/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema5.properties.pointsByBot.type,parentSchema:schema5.properties.pointsByBot,data:data17};
(vErrors ??= []).push(err26);
errors++;
}
}
if(data.meta !== undefined){
let data18 = data.meta;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
}
else {
const err27 = {instancePath:instancePath+"/meta",schemaPath:"#/properties/meta/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema5.properties.meta.type,parentSchema:schema5.properties.meta,data:data18};
(vErrors ??= []).push(err27);
errors++;
}
}
if(data.createdAt !== undefined){
let data19 = data.createdAt;
if(typeof data19 === "string"){
if(!(formats12.validate(data19))){
const err28 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema5.properties.createdAt,data:data19};
(vErrors ??= []).push(err28);
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.properties.createdAt.type,parentSchema:schema5.properties.createdAt,data:data19};
(vErrors ??= []).push(err29);
errors++;
}
}
if(data.updatedAt !== undefined){
let data20 = data.updatedAt;
if(typeof data20 === "string"){
if(!(formats12.validate(data20))){
const err30 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema5.properties.updatedAt,data:data20};
(vErrors ??= []).push(err30);
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.properties.updatedAt.type,parentSchema:schema5.properties.updatedAt,data:data20};
(vErrors ??= []).push(err31);
errors++;
}
}
}
else {
const err32 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema5.type,parentSchema:schema5,data};
(vErrors ??= []).push(err32);
errors++;
}
validate4.errors = vErrors;
return errors === 0;
}
validate4.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema18 = schemas["org-group-member"];

function validate9(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://web1on1.chat/schemas/org-group-member.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate9.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.group === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "group"},message:"must have required property '"+"group"+"'",schema:schema18.required,parentSchema:schema18,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.organization === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "organization"},message:"must have required property '"+"organization"+"'",schema:schema18.required,parentSchema:schema18,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!(((key0 === "id") || (key0 === "group")) || (key0 === "organization"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema18,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.id.type,parentSchema:schema18.properties.id,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.group !== undefined){
let data1 = data.group;
if(typeof data1 === "string"){
if(!(formats0(data1))){
const err4 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema18.properties.group,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.group.type,parentSchema:schema18.properties.group,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.organization !== undefined){
let data2 = data.organization;
if(typeof data2 === "string"){
if(!(formats0(data2))){
const err6 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema18.properties.organization,data:data2};
(vErrors ??= []).push(err6);
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.organization.type,parentSchema:schema18.properties.organization,data:data2};
(vErrors ??= []).push(err7);
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema18.type,parentSchema:schema18,data};
(vErrors ??= []).push(err8);
errors++;
}
validate9.errors = vErrors;
return errors === 0;
}
validate9.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema19 = schemas["org-group"];

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://web1on1.chat/schemas/org-group.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate10.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema19.required,parentSchema:schema19,data};
(vErrors ??= []).push(err0);
errors++;
}
for(const key0 in data){
if(!((((((key0 === "id") || (key0 === "name")) || (key0 === "organization")) || (key0 === "members")) || (key0 === "createdAt")) || (key0 === "updatedAt"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema19,data};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!(formats0(data0))){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema19.properties.id,data:data0};
(vErrors ??= []).push(err2);
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.properties.id.type,parentSchema:schema19.properties.id,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(func1(data1) < 1){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema19.properties.name,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.properties.name.type,parentSchema:schema19.properties.name,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.organization !== undefined){
let data2 = data.organization;
if(typeof data2 === "string"){
if(!(formats0(data2))){
const err6 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema19.properties.organization,data:data2};
(vErrors ??= []).push(err6);
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.properties.organization.type,parentSchema:schema19.properties.organization,data:data2};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data.members !== undefined){
let data3 = data.members;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(typeof data4 === "string"){
if(!(formats0(data4))){
const err8 = {instancePath:instancePath+"/members/" + i0,schemaPath:"#/properties/members/items/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema19.properties.members.items,data:data4};
(vErrors ??= []).push(err8);
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/members/" + i0,schemaPath:"#/properties/members/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.properties.members.items.type,parentSchema:schema19.properties.members.items,data:data4};
(vErrors ??= []).push(err9);
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/members",schemaPath:"#/properties/members/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema19.properties.members.type,parentSchema:schema19.properties.members,data:data3};
(vErrors ??= []).push(err10);
errors++;
}
}
if(data.createdAt !== undefined){
let data5 = data.createdAt;
if(typeof data5 === "string"){
if(!(formats12.validate(data5))){
const err11 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema19.properties.createdAt,data:data5};
(vErrors ??= []).push(err11);
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.properties.createdAt.type,parentSchema:schema19.properties.createdAt,data:data5};
(vErrors ??= []).push(err12);
errors++;
}
}
if(data.updatedAt !== undefined){
let data6 = data.updatedAt;
if(typeof data6 === "string"){
if(!(formats12.validate(data6))){
const err13 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema19.properties.updatedAt,data:data6};
(vErrors ??= []).push(err13);
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.properties.updatedAt.type,parentSchema:schema19.properties.updatedAt,data:data6};
(vErrors ??= []).push(err14);
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema19.type,parentSchema:schema19,data};
(vErrors ??= []).push(err15);
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}
validate10.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema20 = schemas["organization-logo"];

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://web1on1.chat/schemas/organization-logo.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate11.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.organization === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "organization"},message:"must have required property '"+"organization"+"'",schema:schema20.required,parentSchema:schema20,data};
(vErrors ??= []).push(err0);
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "id") || (key0 === "organization")) || (key0 === "file")) || (key0 === "content")) || (key0 === "sha256")) || (key0 === "contentType")) || (key0 === "size")) || (key0 === "url"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema20,data};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!(formats0(data0))){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema20.properties.id,data:data0};
(vErrors ??= []).push(err2);
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.id.type,parentSchema:schema20.properties.id,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.organization !== undefined){
let data1 = data.organization;
if(typeof data1 === "string"){
if(!(formats0(data1))){
const err4 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema20.properties.organization,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.organization.type,parentSchema:schema20.properties.organization,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.file !== undefined){
let data2 = data.file;
if(typeof data2 === "string"){
if(func1(data2) < 1){
const err6 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema20.properties.file,data:data2};
(vErrors ??= []).push(err6);
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.file.type,parentSchema:schema20.properties.file,data:data2};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data.content !== undefined){
let data3 = data.content;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.content.type,parentSchema:schema20.properties.content,data:data3};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data.sha256 !== undefined){
let data4 = data.sha256;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.sha256.type,parentSchema:schema20.properties.sha256,data:data4};
(vErrors ??= []).push(err9);
errors++;
}
}
if(data.contentType !== undefined){
let data5 = data.contentType;
if(typeof data5 !== "string"){
const err10 = {instancePath:instancePath+"/contentType",schemaPath:"#/properties/contentType/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.contentType.type,parentSchema:schema20.properties.contentType,data:data5};
(vErrors ??= []).push(err10);
errors++;
}
}
if(data.size !== undefined){
let data6 = data.size;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err11 = {instancePath:instancePath+"/size",schemaPath:"#/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema20.properties.size.type,parentSchema:schema20.properties.size,data:data6};
(vErrors ??= []).push(err11);
errors++;
}
}
if(data.url !== undefined){
let data7 = data.url;
if(typeof data7 !== "string"){
const err12 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.url.type,parentSchema:schema20.properties.url,data:data7};
(vErrors ??= []).push(err12);
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.type,parentSchema:schema20,data};
(vErrors ??= []).push(err13);
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}
validate11.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema21 = schemas["organization"];
const schema22 = schemas["organization"]["$defs"]["settings"];
const schema23 = schemas["organization"]["$defs"]["alias"];
const schema49 = schemas["organization"]["$defs"]["partner"];
const schema50 = schemas["organization"]["$defs"]["dataRetention"];
const schema51 = schemas["organization"]["$defs"]["billingInfo"];
const formats94 = formats.country;
const formats96 = formats["time-zone"];
const formats104 = /^(?=.{1,253}\.?$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-0-9a-z]{0,61}[0-9a-z])?)*\.?$/i;
const formats110 = formats["email-or-domain"];
const schema24 = schemas["organization"]["$defs"]["categorySlot"];
const schema25 = schemas["category"]["properties"]["name"];
const schema26 = schemas["category"]["properties"]["forms"];
const schema27 = schemas["category"]["properties"]["tags"];

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate13.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema24.required,parentSchema:schema24,data};
(vErrors ??= []).push(err0);
errors++;
}
for(const key0 in data){
if(!((((key0 === "id") || (key0 === "name")) || (key0 === "forms")) || (key0 === "tags"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema24,data};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!(formats0(data0))){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema24.properties.id,data:data0};
(vErrors ??= []).push(err2);
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.id.type,parentSchema:schema24.properties.id,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(func1(data1) < 1){
const err4 = {instancePath:instancePath+"/name",schemaPath:"category.json#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/name",schemaPath:"category.json#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.forms !== undefined){
let data2 = data.forms;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(!(formats0(data3))){
const err6 = {instancePath:instancePath+"/forms/" + i0,schemaPath:"category.json#/properties/forms/items/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema26.items,data:data3};
(vErrors ??= []).push(err6);
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/forms/" + i0,schemaPath:"category.json#/properties/forms/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.items.type,parentSchema:schema26.items,data:data3};
(vErrors ??= []).push(err7);
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/forms",schemaPath:"category.json#/properties/forms/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema26.type,parentSchema:schema26,data:data2};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data.tags !== undefined){
let data4 = data.tags;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 !== "string"){
const err9 = {instancePath:instancePath+"/tags/" + i1,schemaPath:"category.json#/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.items.type,parentSchema:schema27.items,data:data5};
(vErrors ??= []).push(err9);
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/tags",schemaPath:"category.json#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema27.type,parentSchema:schema27,data:data4};
(vErrors ??= []).push(err10);
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema24.type,parentSchema:schema24,data};
(vErrors ??= []).push(err11);
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}
validate13.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema28 = schemas["organization"]["$defs"]["profileFields"];
const schema29 = schemas["organization"]["$defs"]["profileFieldLabel"];
const schema36 = schemas["organization"]["$defs"]["profileFieldLabelEnum"];
const schema37 = schemas["organization"]["$defs"]["profileFieldLabel"]["properties"]["label"];
const schema38 = schemas["organization"]["$defs"]["profileFieldLabel"]["properties"]["enabled"];

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate16.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.label === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema36.required,parentSchema:schema36,data};
(vErrors ??= []).push(err0);
errors++;
}
for(const key0 in data){
if(!(((key0 === "label") || (key0 === "options")) || (key0 === "enabled"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema36,data};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.label !== undefined){
let data0 = data.label;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.type,parentSchema:schema37,data:data0};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.options !== undefined){
let data1 = data.options;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 !== "string"){
const err3 = {instancePath:instancePath+"/options/" + i0,schemaPath:"#/properties/options/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.properties.options.items.type,parentSchema:schema36.properties.options.items,data:data2};
(vErrors ??= []).push(err3);
errors++;
}
}
}
else {
const err4 = {instancePath:instancePath+"/options",schemaPath:"#/properties/options/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema36.properties.options.type,parentSchema:schema36.properties.options,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.enabled !== undefined){
let data3 = data.enabled;
if(typeof data3 !== "boolean"){
const err5 = {instancePath:instancePath+"/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema38.type,parentSchema:schema38,data:data3};
(vErrors ??= []).push(err5);
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema36.type,parentSchema:schema36,data};
(vErrors ??= []).push(err6);
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}
validate16.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema39 = schemas["organization"]["$defs"]["profileFieldsAddress"];

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate18.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "streetAddress") || (key0 === "streetNumber")) || (key0 === "addressLocality")) || (key0 === "addressRegion")) || (key0 === "postalCode")) || (key0 === "addressCountry"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema39,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.streetAddress !== undefined){
let data0 = data.streetAddress;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.label === undefined){
const err1 = {instancePath:instancePath+"/streetAddress",schemaPath:"#/$defs/profileFieldLabel/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema29.required,parentSchema:schema29,data:data0};
(vErrors ??= []).push(err1);
errors++;
}
for(const key1 in data0){
if(!((key1 === "label") || (key1 === "enabled"))){
const err2 = {instancePath:instancePath+"/streetAddress",schemaPath:"#/$defs/profileFieldLabel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data0};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data0.label !== undefined){
let data1 = data0.label;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/streetAddress/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.properties.label.type,parentSchema:schema29.properties.label,data:data1};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data0.enabled !== undefined){
let data2 = data0.enabled;
if(typeof data2 !== "boolean"){
const err4 = {instancePath:instancePath+"/streetAddress/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.enabled.type,parentSchema:schema29.properties.enabled,data:data2};
(vErrors ??= []).push(err4);
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/streetAddress",schemaPath:"#/$defs/profileFieldLabel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data0};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.streetNumber !== undefined){
let data3 = data.streetNumber;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.label === undefined){
const err6 = {instancePath:instancePath+"/streetNumber",schemaPath:"#/$defs/profileFieldLabel/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema29.required,parentSchema:schema29,data:data3};
(vErrors ??= []).push(err6);
errors++;
}
for(const key2 in data3){
if(!((key2 === "label") || (key2 === "enabled"))){
const err7 = {instancePath:instancePath+"/streetNumber",schemaPath:"#/$defs/profileFieldLabel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data3};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data3.label !== undefined){
let data4 = data3.label;
if(typeof data4 !== "string"){
const err8 = {instancePath:instancePath+"/streetNumber/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.properties.label.type,parentSchema:schema29.properties.label,data:data4};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data3.enabled !== undefined){
let data5 = data3.enabled;
if(typeof data5 !== "boolean"){
const err9 = {instancePath:instancePath+"/streetNumber/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.enabled.type,parentSchema:schema29.properties.enabled,data:data5};
(vErrors ??= []).push(err9);
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/streetNumber",schemaPath:"#/$defs/profileFieldLabel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data3};
(vErrors ??= []).push(err10);
errors++;
}
}
if(data.addressLocality !== undefined){
let data6 = data.addressLocality;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.label === undefined){
const err11 = {instancePath:instancePath+"/addressLocality",schemaPath:"#/$defs/profileFieldLabel/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema29.required,parentSchema:schema29,data:data6};
(vErrors ??= []).push(err11);
errors++;
}
for(const key3 in data6){
if(!((key3 === "label") || (key3 === "enabled"))){
const err12 = {instancePath:instancePath+"/addressLocality",schemaPath:"#/$defs/profileFieldLabel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data6};
(vErrors ??= []).push(err12);
errors++;
}
}
if(data6.label !== undefined){
let data7 = data6.label;
if(typeof data7 !== "string"){
const err13 = {instancePath:instancePath+"/addressLocality/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.properties.label.type,parentSchema:schema29.properties.label,data:data7};
(vErrors ??= []).push(err13);
errors++;
}
}
if(data6.enabled !== undefined){
let data8 = data6.enabled;
if(typeof data8 !== "boolean"){
const err14 = {instancePath:instancePath+"/addressLocality/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.enabled.type,parentSchema:schema29.properties.enabled,data:data8};
(vErrors ??= []).push(err14);
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/addressLocality",schemaPath:"#/$defs/profileFieldLabel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data6};
(vErrors ??= []).push(err15);
errors++;
}
}
if(data.addressRegion !== undefined){
let data9 = data.addressRegion;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.label === undefined){
const err16 = {instancePath:instancePath+"/addressRegion",schemaPath:"#/$defs/profileFieldLabel/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema29.required,parentSchema:schema29,data:data9};
(vErrors ??= []).push(err16);
errors++;
}
for(const key4 in data9){
if(!((key4 === "label") || (key4 === "enabled"))){
const err17 = {instancePath:instancePath+"/addressRegion",schemaPath:"#/$defs/profileFieldLabel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data9};
(vErrors ??= []).push(err17);
errors++;
}
}
if(data9.label !== undefined){
let data10 = data9.label;
if(typeof data10 !== "string"){
const err18 = {instancePath:instancePath+"/addressRegion/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.properties.label.type,parentSchema:schema29.properties.label,data:data10};
(vErrors ??= []).push(err18);
errors++;
}
}
if(data9.enabled !== undefined){
let data11 = data9.enabled;
if(typeof data11 !== "boolean"){
const err19 = {instancePath:instancePath+"/addressRegion/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.enabled.type,parentSchema:schema29.properties.enabled,data:data11};
(vErrors ??= []).push(err19);
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/addressRegion",schemaPath:"#/$defs/profileFieldLabel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data9};
(vErrors ??= []).push(err20);
errors++;
}
}
if(data.postalCode !== undefined){
let data12 = data.postalCode;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.label === undefined){
const err21 = {instancePath:instancePath+"/postalCode",schemaPath:"#/$defs/profileFieldLabel/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema29.required,parentSchema:schema29,data:data12};
(vErrors ??= []).push(err21);
errors++;
}
for(const key5 in data12){
if(!((key5 === "label") || (key5 === "enabled"))){
const err22 = {instancePath:instancePath+"/postalCode",schemaPath:"#/$defs/profileFieldLabel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data12};
(vErrors ??= []).push(err22);
errors++;
}
}
if(data12.label !== undefined){
let data13 = data12.label;
if(typeof data13 !== "string"){
const err23 = {instancePath:instancePath+"/postalCode/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.properties.label.type,parentSchema:schema29.properties.label,data:data13};
(vErrors ??= []).push(err23);
errors++;
}
}
if(data12.enabled !== undefined){
let data14 = data12.enabled;
if(typeof data14 !== "boolean"){
const err24 = {instancePath:instancePath+"/postalCode/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.enabled.type,parentSchema:schema29.properties.enabled,data:data14};
(vErrors ??= []).push(err24);
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/postalCode",schemaPath:"#/$defs/profileFieldLabel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data12};
(vErrors ??= []).push(err25);
errors++;
}
}
if(data.addressCountry !== undefined){
let data15 = data.addressCountry;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.label === undefined){
const err26 = {instancePath:instancePath+"/addressCountry",schemaPath:"#/$defs/profileFieldLabel/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema29.required,parentSchema:schema29,data:data15};
(vErrors ??= []).push(err26);
errors++;
}
for(const key6 in data15){
if(!((key6 === "label") || (key6 === "enabled"))){
const err27 = {instancePath:instancePath+"/addressCountry",schemaPath:"#/$defs/profileFieldLabel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data15};
(vErrors ??= []).push(err27);
errors++;
}
}
if(data15.label !== undefined){
let data16 = data15.label;
if(typeof data16 !== "string"){
const err28 = {instancePath:instancePath+"/addressCountry/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.properties.label.type,parentSchema:schema29.properties.label,data:data16};
(vErrors ??= []).push(err28);
errors++;
}
}
if(data15.enabled !== undefined){
let data17 = data15.enabled;
if(typeof data17 !== "boolean"){
const err29 = {instancePath:instancePath+"/addressCountry/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.enabled.type,parentSchema:schema29.properties.enabled,data:data17};
(vErrors ??= []).push(err29);
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/addressCountry",schemaPath:"#/$defs/profileFieldLabel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data15};
(vErrors ??= []).push(err30);
errors++;
}
}
}
else {
const err31 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.type,parentSchema:schema39,data};
(vErrors ??= []).push(err31);
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}
validate18.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate15.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func0.call(schema28.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema28,data};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.label === undefined){
const err1 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/profileFieldLabel/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema29.required,parentSchema:schema29,data:data0};
(vErrors ??= []).push(err1);
errors++;
}
for(const key1 in data0){
if(!((key1 === "label") || (key1 === "enabled"))){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/profileFieldLabel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data0};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data0.label !== undefined){
let data1 = data0.label;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/name/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.properties.label.type,parentSchema:schema29.properties.label,data:data1};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data0.enabled !== undefined){
let data2 = data0.enabled;
if(typeof data2 !== "boolean"){
const err4 = {instancePath:instancePath+"/name/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.enabled.type,parentSchema:schema29.properties.enabled,data:data2};
(vErrors ??= []).push(err4);
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/profileFieldLabel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data0};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.initials !== undefined){
let data3 = data.initials;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.label === undefined){
const err6 = {instancePath:instancePath+"/initials",schemaPath:"#/$defs/profileFieldLabel/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema29.required,parentSchema:schema29,data:data3};
(vErrors ??= []).push(err6);
errors++;
}
for(const key2 in data3){
if(!((key2 === "label") || (key2 === "enabled"))){
const err7 = {instancePath:instancePath+"/initials",schemaPath:"#/$defs/profileFieldLabel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data3};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data3.label !== undefined){
let data4 = data3.label;
if(typeof data4 !== "string"){
const err8 = {instancePath:instancePath+"/initials/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.properties.label.type,parentSchema:schema29.properties.label,data:data4};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data3.enabled !== undefined){
let data5 = data3.enabled;
if(typeof data5 !== "boolean"){
const err9 = {instancePath:instancePath+"/initials/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.enabled.type,parentSchema:schema29.properties.enabled,data:data5};
(vErrors ??= []).push(err9);
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/initials",schemaPath:"#/$defs/profileFieldLabel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data3};
(vErrors ??= []).push(err10);
errors++;
}
}
if(data.givenName !== undefined){
let data6 = data.givenName;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.label === undefined){
const err11 = {instancePath:instancePath+"/givenName",schemaPath:"#/$defs/profileFieldLabel/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema29.required,parentSchema:schema29,data:data6};
(vErrors ??= []).push(err11);
errors++;
}
for(const key3 in data6){
if(!((key3 === "label") || (key3 === "enabled"))){
const err12 = {instancePath:instancePath+"/givenName",schemaPath:"#/$defs/profileFieldLabel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data6};
(vErrors ??= []).push(err12);
errors++;
}
}
if(data6.label !== undefined){
let data7 = data6.label;
if(typeof data7 !== "string"){
const err13 = {instancePath:instancePath+"/givenName/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.properties.label.type,parentSchema:schema29.properties.label,data:data7};
(vErrors ??= []).push(err13);
errors++;
}
}
if(data6.enabled !== undefined){
let data8 = data6.enabled;
if(typeof data8 !== "boolean"){
const err14 = {instancePath:instancePath+"/givenName/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.enabled.type,parentSchema:schema29.properties.enabled,data:data8};
(vErrors ??= []).push(err14);
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/givenName",schemaPath:"#/$defs/profileFieldLabel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data6};
(vErrors ??= []).push(err15);
errors++;
}
}
if(data.familyName !== undefined){
let data9 = data.familyName;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.label === undefined){
const err16 = {instancePath:instancePath+"/familyName",schemaPath:"#/$defs/profileFieldLabel/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema29.required,parentSchema:schema29,data:data9};
(vErrors ??= []).push(err16);
errors++;
}
for(const key4 in data9){
if(!((key4 === "label") || (key4 === "enabled"))){
const err17 = {instancePath:instancePath+"/familyName",schemaPath:"#/$defs/profileFieldLabel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data9};
(vErrors ??= []).push(err17);
errors++;
}
}
if(data9.label !== undefined){
let data10 = data9.label;
if(typeof data10 !== "string"){
const err18 = {instancePath:instancePath+"/familyName/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.properties.label.type,parentSchema:schema29.properties.label,data:data10};
(vErrors ??= []).push(err18);
errors++;
}
}
if(data9.enabled !== undefined){
let data11 = data9.enabled;
if(typeof data11 !== "boolean"){
const err19 = {instancePath:instancePath+"/familyName/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.enabled.type,parentSchema:schema29.properties.enabled,data:data11};
(vErrors ??= []).push(err19);
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/familyName",schemaPath:"#/$defs/profileFieldLabel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data9};
(vErrors ??= []).push(err20);
errors++;
}
}
if(data.additionalName !== undefined){
let data12 = data.additionalName;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.label === undefined){
const err21 = {instancePath:instancePath+"/additionalName",schemaPath:"#/$defs/profileFieldLabel/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema29.required,parentSchema:schema29,data:data12};
(vErrors ??= []).push(err21);
errors++;
}
for(const key5 in data12){
if(!((key5 === "label") || (key5 === "enabled"))){
const err22 = {instancePath:instancePath+"/additionalName",schemaPath:"#/$defs/profileFieldLabel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data12};
(vErrors ??= []).push(err22);
errors++;
}
}
if(data12.label !== undefined){
let data13 = data12.label;
if(typeof data13 !== "string"){
const err23 = {instancePath:instancePath+"/additionalName/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.properties.label.type,parentSchema:schema29.properties.label,data:data13};
(vErrors ??= []).push(err23);
errors++;
}
}
if(data12.enabled !== undefined){
let data14 = data12.enabled;
if(typeof data14 !== "boolean"){
const err24 = {instancePath:instancePath+"/additionalName/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.enabled.type,parentSchema:schema29.properties.enabled,data:data14};
(vErrors ??= []).push(err24);
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/additionalName",schemaPath:"#/$defs/profileFieldLabel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data12};
(vErrors ??= []).push(err25);
errors++;
}
}
if(data.honorificPrefix !== undefined){
let data15 = data.honorificPrefix;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.label === undefined){
const err26 = {instancePath:instancePath+"/honorificPrefix",schemaPath:"#/$defs/profileFieldLabel/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema29.required,parentSchema:schema29,data:data15};
(vErrors ??= []).push(err26);
errors++;
}
for(const key6 in data15){
if(!((key6 === "label") || (key6 === "enabled"))){
const err27 = {instancePath:instancePath+"/honorificPrefix",schemaPath:"#/$defs/profileFieldLabel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data15};
(vErrors ??= []).push(err27);
errors++;
}
}
if(data15.label !== undefined){
let data16 = data15.label;
if(typeof data16 !== "string"){
const err28 = {instancePath:instancePath+"/honorificPrefix/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.properties.label.type,parentSchema:schema29.properties.label,data:data16};
(vErrors ??= []).push(err28);
errors++;
}
}
if(data15.enabled !== undefined){
let data17 = data15.enabled;
if(typeof data17 !== "boolean"){
const err29 = {instancePath:instancePath+"/honorificPrefix/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.enabled.type,parentSchema:schema29.properties.enabled,data:data17};
(vErrors ??= []).push(err29);
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/honorificPrefix",schemaPath:"#/$defs/profileFieldLabel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data15};
(vErrors ??= []).push(err30);
errors++;
}
}
if(data.honorificSuffix !== undefined){
let data18 = data.honorificSuffix;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.label === undefined){
const err31 = {instancePath:instancePath+"/honorificSuffix",schemaPath:"#/$defs/profileFieldLabel/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema29.required,parentSchema:schema29,data:data18};
(vErrors ??= []).push(err31);
errors++;
}
for(const key7 in data18){
if(!((key7 === "label") || (key7 === "enabled"))){
const err32 = {instancePath:instancePath+"/honorificSuffix",schemaPath:"#/$defs/profileFieldLabel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data18};
(vErrors ??= []).push(err32);
errors++;
}
}
if(data18.label !== undefined){
let data19 = data18.label;
if(typeof data19 !== "string"){
const err33 = {instancePath:instancePath+"/honorificSuffix/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.properties.label.type,parentSchema:schema29.properties.label,data:data19};
(vErrors ??= []).push(err33);
errors++;
}
}
if(data18.enabled !== undefined){
let data20 = data18.enabled;
if(typeof data20 !== "boolean"){
const err34 = {instancePath:instancePath+"/honorificSuffix/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.enabled.type,parentSchema:schema29.properties.enabled,data:data20};
(vErrors ??= []).push(err34);
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/honorificSuffix",schemaPath:"#/$defs/profileFieldLabel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data18};
(vErrors ??= []).push(err35);
errors++;
}
}
if(data.gender !== undefined){
if(!(validate16(data.gender, {instancePath:instancePath+"/gender",parentData:data,parentDataProperty:"gender",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
errors = vErrors.length;
}
}
if(data.address !== undefined){
if(!(validate18(data.address, {instancePath:instancePath+"/address",parentData:data,parentDataProperty:"address",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.telephone !== undefined){
let data23 = data.telephone;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.label === undefined){
const err36 = {instancePath:instancePath+"/telephone",schemaPath:"#/$defs/profileFieldLabel/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema29.required,parentSchema:schema29,data:data23};
(vErrors ??= []).push(err36);
errors++;
}
for(const key8 in data23){
if(!((key8 === "label") || (key8 === "enabled"))){
const err37 = {instancePath:instancePath+"/telephone",schemaPath:"#/$defs/profileFieldLabel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data23};
(vErrors ??= []).push(err37);
errors++;
}
}
if(data23.label !== undefined){
let data24 = data23.label;
if(typeof data24 !== "string"){
const err38 = {instancePath:instancePath+"/telephone/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.properties.label.type,parentSchema:schema29.properties.label,data:data24};
(vErrors ??= []).push(err38);
errors++;
}
}
if(data23.enabled !== undefined){
let data25 = data23.enabled;
if(typeof data25 !== "boolean"){
const err39 = {instancePath:instancePath+"/telephone/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.enabled.type,parentSchema:schema29.properties.enabled,data:data25};
(vErrors ??= []).push(err39);
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/telephone",schemaPath:"#/$defs/profileFieldLabel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data23};
(vErrors ??= []).push(err40);
errors++;
}
}
if(data.email !== undefined){
let data26 = data.email;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(data26.label === undefined){
const err41 = {instancePath:instancePath+"/email",schemaPath:"#/$defs/profileFieldLabel/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema29.required,parentSchema:schema29,data:data26};
(vErrors ??= []).push(err41);
errors++;
}
for(const key9 in data26){
if(!((key9 === "label") || (key9 === "enabled"))){
const err42 = {instancePath:instancePath+"/email",schemaPath:"#/$defs/profileFieldLabel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data26};
(vErrors ??= []).push(err42);
errors++;
}
}
if(data26.label !== undefined){
let data27 = data26.label;
if(typeof data27 !== "string"){
const err43 = {instancePath:instancePath+"/email/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.properties.label.type,parentSchema:schema29.properties.label,data:data27};
(vErrors ??= []).push(err43);
errors++;
}
}
if(data26.enabled !== undefined){
let data28 = data26.enabled;
if(typeof data28 !== "boolean"){
const err44 = {instancePath:instancePath+"/email/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.enabled.type,parentSchema:schema29.properties.enabled,data:data28};
(vErrors ??= []).push(err44);
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/email",schemaPath:"#/$defs/profileFieldLabel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data26};
(vErrors ??= []).push(err45);
errors++;
}
}
if(data.worksFor !== undefined){
let data29 = data.worksFor;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(data29.label === undefined){
const err46 = {instancePath:instancePath+"/worksFor",schemaPath:"#/$defs/profileFieldLabel/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema29.required,parentSchema:schema29,data:data29};
(vErrors ??= []).push(err46);
errors++;
}
for(const key10 in data29){
if(!((key10 === "label") || (key10 === "enabled"))){
const err47 = {instancePath:instancePath+"/worksFor",schemaPath:"#/$defs/profileFieldLabel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data:data29};
(vErrors ??= []).push(err47);
errors++;
}
}
if(data29.label !== undefined){
let data30 = data29.label;
if(typeof data30 !== "string"){
const err48 = {instancePath:instancePath+"/worksFor/label",schemaPath:"#/$defs/profileFieldLabel/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.properties.label.type,parentSchema:schema29.properties.label,data:data30};
(vErrors ??= []).push(err48);
errors++;
}
}
if(data29.enabled !== undefined){
let data31 = data29.enabled;
if(typeof data31 !== "boolean"){
const err49 = {instancePath:instancePath+"/worksFor/enabled",schemaPath:"#/$defs/profileFieldLabel/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.enabled.type,parentSchema:schema29.properties.enabled,data:data31};
(vErrors ??= []).push(err49);
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/worksFor",schemaPath:"#/$defs/profileFieldLabel/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data:data29};
(vErrors ??= []).push(err50);
errors++;
}
}
}
else {
const err51 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.type,parentSchema:schema28,data};
(vErrors ??= []).push(err51);
errors++;
}
validate15.errors = vErrors;
return errors === 0;
}
validate15.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://web1on1.chat/schemas/organization.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate12.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema21.required,parentSchema:schema21,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.billingInfo === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "billingInfo"},message:"must have required property '"+"billingInfo"+"'",schema:schema21.required,parentSchema:schema21,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!(func0.call(schema21.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema21,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!(formats0(data0))){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema21.properties.id,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.id.type,parentSchema:schema21.properties.id,data:data0};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.parent !== undefined){
let data1 = data.parent;
if(typeof data1 === "string"){
if(!(formats0(data1))){
const err5 = {instancePath:instancePath+"/parent",schemaPath:"#/properties/parent/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema21.properties.parent,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/parent",schemaPath:"#/properties/parent/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.parent.type,parentSchema:schema21.properties.parent,data:data1};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.path !== undefined){
let data2 = data.path;
if(typeof data2 !== "string"){
const err7 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.path.type,parentSchema:schema21.properties.path,data:data2};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data.orgPath !== undefined){
let data3 = data.orgPath;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/orgPath",schemaPath:"#/properties/orgPath/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.orgPath.type,parentSchema:schema21.properties.orgPath,data:data3};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data.level !== undefined){
let data4 = data.level;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err9 = {instancePath:instancePath+"/level",schemaPath:"#/properties/level/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema21.properties.level.type,parentSchema:schema21.properties.level,data:data4};
(vErrors ??= []).push(err9);
errors++;
}
}
if(data.name !== undefined){
let data5 = data.name;
if(typeof data5 === "string"){
if(func1(data5) < 1){
const err10 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema21.properties.name,data:data5};
(vErrors ??= []).push(err10);
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.name.type,parentSchema:schema21.properties.name,data:data5};
(vErrors ??= []).push(err11);
errors++;
}
}
if(data.displayName !== undefined){
let data6 = data.displayName;
if(typeof data6 !== "string"){
const err12 = {instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.displayName.type,parentSchema:schema21.properties.displayName,data:data6};
(vErrors ??= []).push(err12);
errors++;
}
}
if(data.status !== undefined){
let data7 = data.status;
if(typeof data7 !== "string"){
const err13 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.status.type,parentSchema:schema21.properties.status,data:data7};
(vErrors ??= []).push(err13);
errors++;
}
if(!((((data7 === "queued") || (data7 === "active")) || (data7 === "pendingArchive")) || (data7 === "archived"))){
const err14 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema21.properties.status.enum},message:"must be equal to one of the allowed values",schema:schema21.properties.status.enum,parentSchema:schema21.properties.status,data:data7};
(vErrors ??= []).push(err14);
errors++;
}
}
if(data.email !== undefined){
let data8 = data.email;
if(typeof data8 === "string"){
if(!(formats60.test(data8))){
const err15 = {instancePath:instancePath+"/email",schemaPath:"#/properties/email/format",keyword:"format",params:{format: "email"},message:"must match format \""+"email"+"\"",schema:"email",parentSchema:schema21.properties.email,data:data8};
(vErrors ??= []).push(err15);
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/email",schemaPath:"#/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.email.type,parentSchema:schema21.properties.email,data:data8};
(vErrors ??= []).push(err16);
errors++;
}
}
if(data.url !== undefined){
let data9 = data.url;
if(typeof data9 === "string"){
if(!(formats6(data9))){
const err17 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema21.properties.url,data:data9};
(vErrors ??= []).push(err17);
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.url.type,parentSchema:schema21.properties.url,data:data9};
(vErrors ??= []).push(err18);
errors++;
}
}
if(data.logo !== undefined){
let data10 = data.logo;
if(typeof data10 === "string"){
if(!(formats6(data10))){
const err19 = {instancePath:instancePath+"/logo",schemaPath:"#/properties/logo/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema21.properties.logo,data:data10};
(vErrors ??= []).push(err19);
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/logo",schemaPath:"#/properties/logo/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.logo.type,parentSchema:schema21.properties.logo,data:data10};
(vErrors ??= []).push(err20);
errors++;
}
}
if(data.country !== undefined){
let data11 = data.country;
if(typeof data11 === "string"){
if(!(formats94(data11))){
const err21 = {instancePath:instancePath+"/country",schemaPath:"#/properties/country/format",keyword:"format",params:{format: "country"},message:"must match format \""+"country"+"\"",schema:"country",parentSchema:schema21.properties.country,data:data11};
(vErrors ??= []).push(err21);
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/country",schemaPath:"#/properties/country/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.country.type,parentSchema:schema21.properties.country,data:data11};
(vErrors ??= []).push(err22);
errors++;
}
}
if(data.locale !== undefined){
let data12 = data.locale;
if(typeof data12 !== "string"){
const err23 = {instancePath:instancePath+"/locale",schemaPath:"#/properties/locale/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.locale.type,parentSchema:schema21.properties.locale,data:data12};
(vErrors ??= []).push(err23);
errors++;
}
if(!((((data12 === "en") || (data12 === "nl")) || (data12 === "de")) || (data12 === "fr"))){
const err24 = {instancePath:instancePath+"/locale",schemaPath:"#/properties/locale/enum",keyword:"enum",params:{allowedValues: schema21.properties.locale.enum},message:"must be equal to one of the allowed values",schema:schema21.properties.locale.enum,parentSchema:schema21.properties.locale,data:data12};
(vErrors ??= []).push(err24);
errors++;
}
}
if(data.timezone !== undefined){
let data13 = data.timezone;
if(typeof data13 === "string"){
if(!(formats96(data13))){
const err25 = {instancePath:instancePath+"/timezone",schemaPath:"#/properties/timezone/format",keyword:"format",params:{format: "time-zone"},message:"must match format \""+"time-zone"+"\"",schema:"time-zone",parentSchema:schema21.properties.timezone,data:data13};
(vErrors ??= []).push(err25);
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/timezone",schemaPath:"#/properties/timezone/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.timezone.type,parentSchema:schema21.properties.timezone,data:data13};
(vErrors ??= []).push(err26);
errors++;
}
}
if(data.industry !== undefined){
let data14 = data.industry;
if(typeof data14 !== "string"){
const err27 = {instancePath:instancePath+"/industry",schemaPath:"#/properties/industry/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.industry.type,parentSchema:schema21.properties.industry,data:data14};
(vErrors ??= []).push(err27);
errors++;
}
}
if(data.settings !== undefined){
let data15 = data.settings;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key1 in data15){
if(!((key1 === "routeOnReply") || (key1 === "enableMail"))){
const err28 = {instancePath:instancePath+"/settings",schemaPath:"#/$defs/settings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema22,data:data15};
(vErrors ??= []).push(err28);
errors++;
}
}
if(data15.routeOnReply !== undefined){
let data16 = data15.routeOnReply;
if(typeof data16 !== "string"){
const err29 = {instancePath:instancePath+"/settings/routeOnReply",schemaPath:"#/$defs/settings/properties/routeOnReply/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.routeOnReply.type,parentSchema:schema22.properties.routeOnReply,data:data16};
(vErrors ??= []).push(err29);
errors++;
}
if(!(((data16 === "accept") || (data16 === "assign")) || (data16 === "route"))){
const err30 = {instancePath:instancePath+"/settings/routeOnReply",schemaPath:"#/$defs/settings/properties/routeOnReply/enum",keyword:"enum",params:{allowedValues: schema22.properties.routeOnReply.enum},message:"must be equal to one of the allowed values",schema:schema22.properties.routeOnReply.enum,parentSchema:schema22.properties.routeOnReply,data:data16};
(vErrors ??= []).push(err30);
errors++;
}
}
if(data15.enableMail !== undefined){
let data17 = data15.enableMail;
if(typeof data17 !== "boolean"){
const err31 = {instancePath:instancePath+"/settings/enableMail",schemaPath:"#/$defs/settings/properties/enableMail/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema22.properties.enableMail.type,parentSchema:schema22.properties.enableMail,data:data17};
(vErrors ??= []).push(err31);
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/settings",schemaPath:"#/$defs/settings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema22.type,parentSchema:schema22,data:data15};
(vErrors ??= []).push(err32);
errors++;
}
}
if(data.aliases !== undefined){
let data18 = data.aliases;
if(Array.isArray(data18)){
const len0 = data18.length;
for(let i0=0; i0<len0; i0++){
let data19 = data18[i0];
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key2 in data19){
if(!((key2 === "name") || (key2 === "avatar"))){
const err33 = {instancePath:instancePath+"/aliases/" + i0,schemaPath:"#/$defs/alias/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema23,data:data19};
(vErrors ??= []).push(err33);
errors++;
}
}
if(data19.name !== undefined){
let data20 = data19.name;
if(typeof data20 !== "string"){
const err34 = {instancePath:instancePath+"/aliases/" + i0+"/name",schemaPath:"#/$defs/alias/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema23.properties.name.type,parentSchema:schema23.properties.name,data:data20};
(vErrors ??= []).push(err34);
errors++;
}
}
if(data19.avatar !== undefined){
let data21 = data19.avatar;
if(typeof data21 === "string"){
if(!(formats6(data21))){
const err35 = {instancePath:instancePath+"/aliases/" + i0+"/avatar",schemaPath:"#/$defs/alias/properties/avatar/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema23.properties.avatar,data:data21};
(vErrors ??= []).push(err35);
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/aliases/" + i0+"/avatar",schemaPath:"#/$defs/alias/properties/avatar/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema23.properties.avatar.type,parentSchema:schema23.properties.avatar,data:data21};
(vErrors ??= []).push(err36);
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/aliases/" + i0,schemaPath:"#/$defs/alias/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema23.type,parentSchema:schema23,data:data19};
(vErrors ??= []).push(err37);
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/aliases",schemaPath:"#/properties/aliases/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema21.properties.aliases.type,parentSchema:schema21.properties.aliases,data:data18};
(vErrors ??= []).push(err38);
errors++;
}
}
if(data.categories !== undefined){
let data22 = data.categories;
if(Array.isArray(data22)){
if(data22.length > 10){
const err39 = {instancePath:instancePath+"/categories",schemaPath:"#/properties/categories/maxItems",keyword:"maxItems",params:{limit: 10},message:"must NOT have more than 10 items",schema:10,parentSchema:schema21.properties.categories,data:data22};
(vErrors ??= []).push(err39);
errors++;
}
const len1 = data22.length;
for(let i1=0; i1<len1; i1++){
let data23 = data22[i1];
const _errs53 = errors;
let valid9 = false;
const _errs54 = errors;
if(!(validate13(data23, {instancePath:instancePath+"/categories/" + i1,parentData:data22,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var _valid0 = _errs54 === errors;
valid9 = valid9 || _valid0;
const _errs55 = errors;
if(data23 !== null){
const err40 = {instancePath:instancePath+"/categories/" + i1,schemaPath:"#/properties/categories/items/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema21.properties.categories.items.anyOf[1].type,parentSchema:schema21.properties.categories.items.anyOf[1],data:data23};
(vErrors ??= []).push(err40);
errors++;
}
var _valid0 = _errs55 === errors;
valid9 = valid9 || _valid0;
if(!valid9){
const err41 = {instancePath:instancePath+"/categories/" + i1,schemaPath:"#/properties/categories/items/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema21.properties.categories.items.anyOf,parentSchema:schema21.properties.categories.items,data:data23};
(vErrors ??= []).push(err41);
errors++;
}
else {
errors = _errs53;
if(vErrors !== null){
if(_errs53){
vErrors.length = _errs53;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err42 = {instancePath:instancePath+"/categories",schemaPath:"#/properties/categories/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema21.properties.categories.type,parentSchema:schema21.properties.categories,data:data22};
(vErrors ??= []).push(err42);
errors++;
}
}
if(data.profileFields !== undefined){
if(!(validate15(data.profileFields, {instancePath:instancePath+"/profileFields",parentData:data,parentDataProperty:"profileFields",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
errors = vErrors.length;
}
}
if(data.stopwords !== undefined){
let data25 = data.stopwords;
if(Array.isArray(data25)){
const len2 = data25.length;
for(let i2=0; i2<len2; i2++){
let data26 = data25[i2];
if(typeof data26 !== "string"){
const err43 = {instancePath:instancePath+"/stopwords/" + i2,schemaPath:"#/properties/stopwords/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.stopwords.items.type,parentSchema:schema21.properties.stopwords.items,data:data26};
(vErrors ??= []).push(err43);
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/stopwords",schemaPath:"#/properties/stopwords/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema21.properties.stopwords.type,parentSchema:schema21.properties.stopwords,data:data25};
(vErrors ??= []).push(err44);
errors++;
}
}
if(data.commands !== undefined){
let data27 = data.commands;
if(Array.isArray(data27)){
const len3 = data27.length;
for(let i3=0; i3<len3; i3++){
let data28 = data27[i3];
if(typeof data28 !== "string"){
const err45 = {instancePath:instancePath+"/commands/" + i3,schemaPath:"#/properties/commands/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.commands.items.type,parentSchema:schema21.properties.commands.items,data:data28};
(vErrors ??= []).push(err45);
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema21.properties.commands.type,parentSchema:schema21.properties.commands,data:data27};
(vErrors ??= []).push(err46);
errors++;
}
}
if(data.tags !== undefined){
let data29 = data.tags;
if(Array.isArray(data29)){
const len4 = data29.length;
for(let i4=0; i4<len4; i4++){
let data30 = data29[i4];
if(typeof data30 !== "string"){
const err47 = {instancePath:instancePath+"/tags/" + i4,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.tags.items.type,parentSchema:schema21.properties.tags.items,data:data30};
(vErrors ??= []).push(err47);
errors++;
}
}
}
else {
const err48 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema21.properties.tags.type,parentSchema:schema21.properties.tags,data:data29};
(vErrors ??= []).push(err48);
errors++;
}
}
if(data.domainPrefix !== undefined){
let data31 = data.domainPrefix;
if(typeof data31 === "string"){
if(!(formats104.test(data31))){
const err49 = {instancePath:instancePath+"/domainPrefix",schemaPath:"#/properties/domainPrefix/format",keyword:"format",params:{format: "hostname"},message:"must match format \""+"hostname"+"\"",schema:"hostname",parentSchema:schema21.properties.domainPrefix,data:data31};
(vErrors ??= []).push(err49);
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/domainPrefix",schemaPath:"#/properties/domainPrefix/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.domainPrefix.type,parentSchema:schema21.properties.domainPrefix,data:data31};
(vErrors ??= []).push(err50);
errors++;
}
}
if(data.domain !== undefined){
let data32 = data.domain;
if(typeof data32 === "string"){
if(!(formats104.test(data32))){
const err51 = {instancePath:instancePath+"/domain",schemaPath:"#/properties/domain/format",keyword:"format",params:{format: "hostname"},message:"must match format \""+"hostname"+"\"",schema:"hostname",parentSchema:schema21.properties.domain,data:data32};
(vErrors ??= []).push(err51);
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/domain",schemaPath:"#/properties/domain/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.domain.type,parentSchema:schema21.properties.domain,data:data32};
(vErrors ??= []).push(err52);
errors++;
}
}
if(data.partners !== undefined){
let data33 = data.partners;
if(Array.isArray(data33)){
const len5 = data33.length;
for(let i5=0; i5<len5; i5++){
let data34 = data33[i5];
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
for(const key3 in data34){
if(!((key3 === "organization") || (key3 === "permission"))){
const err53 = {instancePath:instancePath+"/partners/" + i5,schemaPath:"#/$defs/partner/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema49,data:data34};
(vErrors ??= []).push(err53);
errors++;
}
}
if(data34.organization !== undefined){
let data35 = data34.organization;
if(typeof data35 === "string"){
if(!(formats0(data35))){
const err54 = {instancePath:instancePath+"/partners/" + i5+"/organization",schemaPath:"#/$defs/partner/properties/organization/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema49.properties.organization,data:data35};
(vErrors ??= []).push(err54);
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/partners/" + i5+"/organization",schemaPath:"#/$defs/partner/properties/organization/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema49.properties.organization.type,parentSchema:schema49.properties.organization,data:data35};
(vErrors ??= []).push(err55);
errors++;
}
}
if(data34.permission !== undefined){
let data36 = data34.permission;
if(typeof data36 !== "string"){
const err56 = {instancePath:instancePath+"/partners/" + i5+"/permission",schemaPath:"#/$defs/partner/properties/permission/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema49.properties.permission.type,parentSchema:schema49.properties.permission,data:data36};
(vErrors ??= []).push(err56);
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/partners/" + i5,schemaPath:"#/$defs/partner/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema49.type,parentSchema:schema49,data:data34};
(vErrors ??= []).push(err57);
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/partners",schemaPath:"#/properties/partners/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema21.properties.partners.type,parentSchema:schema21.properties.partners,data:data33};
(vErrors ??= []).push(err58);
errors++;
}
}
if(data.whitelist !== undefined){
let data37 = data.whitelist;
if(Array.isArray(data37)){
const len6 = data37.length;
for(let i6=0; i6<len6; i6++){
let data38 = data37[i6];
if(typeof data38 === "string"){
if(!(formats110(data38))){
const err59 = {instancePath:instancePath+"/whitelist/" + i6,schemaPath:"#/properties/whitelist/items/format",keyword:"format",params:{format: "email-or-domain"},message:"must match format \""+"email-or-domain"+"\"",schema:"email-or-domain",parentSchema:schema21.properties.whitelist.items,data:data38};
(vErrors ??= []).push(err59);
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/whitelist/" + i6,schemaPath:"#/properties/whitelist/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.whitelist.items.type,parentSchema:schema21.properties.whitelist.items,data:data38};
(vErrors ??= []).push(err60);
errors++;
}
}
}
else {
const err61 = {instancePath:instancePath+"/whitelist",schemaPath:"#/properties/whitelist/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema21.properties.whitelist.type,parentSchema:schema21.properties.whitelist,data:data37};
(vErrors ??= []).push(err61);
errors++;
}
}
if(data.defaultRole !== undefined){
let data39 = data.defaultRole;
if(typeof data39 !== "string"){
const err62 = {instancePath:instancePath+"/defaultRole",schemaPath:"#/properties/defaultRole/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.defaultRole.type,parentSchema:schema21.properties.defaultRole,data:data39};
(vErrors ??= []).push(err62);
errors++;
}
if(!((data39 === "guest") || (data39 === "agent"))){
const err63 = {instancePath:instancePath+"/defaultRole",schemaPath:"#/properties/defaultRole/enum",keyword:"enum",params:{allowedValues: schema21.properties.defaultRole.enum},message:"must be equal to one of the allowed values",schema:schema21.properties.defaultRole.enum,parentSchema:schema21.properties.defaultRole,data:data39};
(vErrors ??= []).push(err63);
errors++;
}
}
if(data.dataRetention !== undefined){
let data40 = data.dataRetention;
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
for(const key4 in data40){
if(!((key4 === "length") || (key4 === "unit"))){
const err64 = {instancePath:instancePath+"/dataRetention",schemaPath:"#/$defs/dataRetention/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema50,data:data40};
(vErrors ??= []).push(err64);
errors++;
}
}
if(data40.length !== undefined){
let data41 = data40.length;
if(!((typeof data41 == "number") && (isFinite(data41)))){
const err65 = {instancePath:instancePath+"/dataRetention/length",schemaPath:"#/$defs/dataRetention/properties/length/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema50.properties.length.type,parentSchema:schema50.properties.length,data:data41};
(vErrors ??= []).push(err65);
errors++;
}
}
if(data40.unit !== undefined){
let data42 = data40.unit;
if(typeof data42 !== "string"){
const err66 = {instancePath:instancePath+"/dataRetention/unit",schemaPath:"#/$defs/dataRetention/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.unit.type,parentSchema:schema50.properties.unit,data:data42};
(vErrors ??= []).push(err66);
errors++;
}
if(!((data42 === "month") || (data42 === "year"))){
const err67 = {instancePath:instancePath+"/dataRetention/unit",schemaPath:"#/$defs/dataRetention/properties/unit/enum",keyword:"enum",params:{allowedValues: schema50.properties.unit.enum},message:"must be equal to one of the allowed values",schema:schema50.properties.unit.enum,parentSchema:schema50.properties.unit,data:data42};
(vErrors ??= []).push(err67);
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/dataRetention",schemaPath:"#/$defs/dataRetention/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema50.type,parentSchema:schema50,data:data40};
(vErrors ??= []).push(err68);
errors++;
}
}
if(data.billingInfo !== undefined){
let data43 = data.billingInfo;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.billReceiver === undefined){
const err69 = {instancePath:instancePath+"/billingInfo",schemaPath:"#/$defs/billingInfo/required",keyword:"required",params:{missingProperty: "billReceiver"},message:"must have required property '"+"billReceiver"+"'",schema:schema51.required,parentSchema:schema51,data:data43};
(vErrors ??= []).push(err69);
errors++;
}
if(data43.billSender === undefined){
const err70 = {instancePath:instancePath+"/billingInfo",schemaPath:"#/$defs/billingInfo/required",keyword:"required",params:{missingProperty: "billSender"},message:"must have required property '"+"billSender"+"'",schema:schema51.required,parentSchema:schema51,data:data43};
(vErrors ??= []).push(err70);
errors++;
}
if(data43.stripeCustomerId === undefined){
const err71 = {instancePath:instancePath+"/billingInfo",schemaPath:"#/$defs/billingInfo/required",keyword:"required",params:{missingProperty: "stripeCustomerId"},message:"must have required property '"+"stripeCustomerId"+"'",schema:schema51.required,parentSchema:schema51,data:data43};
(vErrors ??= []).push(err71);
errors++;
}
if(data43.currentPlan === undefined){
const err72 = {instancePath:instancePath+"/billingInfo",schemaPath:"#/$defs/billingInfo/required",keyword:"required",params:{missingProperty: "currentPlan"},message:"must have required property '"+"currentPlan"+"'",schema:schema51.required,parentSchema:schema51,data:data43};
(vErrors ??= []).push(err72);
errors++;
}
for(const key5 in data43){
if(!(func0.call(schema51.properties, key5))){
const err73 = {instancePath:instancePath+"/billingInfo",schemaPath:"#/$defs/billingInfo/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema51,data:data43};
(vErrors ??= []).push(err73);
errors++;
}
}
if(data43.billReceiver !== undefined){
let data44 = data43.billReceiver;
if(typeof data44 !== "string"){
const err74 = {instancePath:instancePath+"/billingInfo/billReceiver",schemaPath:"#/$defs/billingInfo/properties/billReceiver/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.properties.billReceiver.type,parentSchema:schema51.properties.billReceiver,data:data44};
(vErrors ??= []).push(err74);
errors++;
}
}
if(data43.billSender !== undefined){
let data45 = data43.billSender;
if(typeof data45 !== "string"){
const err75 = {instancePath:instancePath+"/billingInfo/billSender",schemaPath:"#/$defs/billingInfo/properties/billSender/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.properties.billSender.type,parentSchema:schema51.properties.billSender,data:data45};
(vErrors ??= []).push(err75);
errors++;
}
}
if(data43.trialEndsOn !== undefined){
let data46 = data43.trialEndsOn;
if(typeof data46 === "string"){
if(!(formats12.validate(data46))){
const err76 = {instancePath:instancePath+"/billingInfo/trialEndsOn",schemaPath:"#/$defs/billingInfo/properties/trialEndsOn/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema51.properties.trialEndsOn,data:data46};
(vErrors ??= []).push(err76);
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/billingInfo/trialEndsOn",schemaPath:"#/$defs/billingInfo/properties/trialEndsOn/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.properties.trialEndsOn.type,parentSchema:schema51.properties.trialEndsOn,data:data46};
(vErrors ??= []).push(err77);
errors++;
}
}
if(data43.stripeCustomerId !== undefined){
let data47 = data43.stripeCustomerId;
if(typeof data47 !== "string"){
const err78 = {instancePath:instancePath+"/billingInfo/stripeCustomerId",schemaPath:"#/$defs/billingInfo/properties/stripeCustomerId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.properties.stripeCustomerId.type,parentSchema:schema51.properties.stripeCustomerId,data:data47};
(vErrors ??= []).push(err78);
errors++;
}
}
if(data43.liveMode !== undefined){
let data48 = data43.liveMode;
if(typeof data48 !== "boolean"){
const err79 = {instancePath:instancePath+"/billingInfo/liveMode",schemaPath:"#/$defs/billingInfo/properties/liveMode/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema51.properties.liveMode.type,parentSchema:schema51.properties.liveMode,data:data48};
(vErrors ??= []).push(err79);
errors++;
}
}
if(data43.moveToLive !== undefined){
let data49 = data43.moveToLive;
if(typeof data49 !== "boolean"){
const err80 = {instancePath:instancePath+"/billingInfo/moveToLive",schemaPath:"#/$defs/billingInfo/properties/moveToLive/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema51.properties.moveToLive.type,parentSchema:schema51.properties.moveToLive,data:data49};
(vErrors ??= []).push(err80);
errors++;
}
}
if(data43.w1on1ResultId !== undefined){
let data50 = data43.w1on1ResultId;
if(typeof data50 !== "string"){
const err81 = {instancePath:instancePath+"/billingInfo/w1on1ResultId",schemaPath:"#/$defs/billingInfo/properties/w1on1ResultId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.properties.w1on1ResultId.type,parentSchema:schema51.properties.w1on1ResultId,data:data50};
(vErrors ??= []).push(err81);
errors++;
}
}
if(data43.daysUntilDue !== undefined){
let data51 = data43.daysUntilDue;
if(!((typeof data51 == "number") && (isFinite(data51)))){
const err82 = {instancePath:instancePath+"/billingInfo/daysUntilDue",schemaPath:"#/$defs/billingInfo/properties/daysUntilDue/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema51.properties.daysUntilDue.type,parentSchema:schema51.properties.daysUntilDue,data:data51};
(vErrors ??= []).push(err82);
errors++;
}
}
if(data43.meta !== undefined){
let data52 = data43.meta;
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
}
else {
const err83 = {instancePath:instancePath+"/billingInfo/meta",schemaPath:"#/$defs/billingInfo/properties/meta/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.properties.meta.type,parentSchema:schema51.properties.meta,data:data52};
(vErrors ??= []).push(err83);
errors++;
}
}
if(data43.enableMecs !== undefined){
let data53 = data43.enableMecs;
if(typeof data53 !== "boolean"){
const err84 = {instancePath:instancePath+"/billingInfo/enableMecs",schemaPath:"#/$defs/billingInfo/properties/enableMecs/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema51.properties.enableMecs.type,parentSchema:schema51.properties.enableMecs,data:data53};
(vErrors ??= []).push(err84);
errors++;
}
}
if(data43.enableAmp !== undefined){
let data54 = data43.enableAmp;
if(typeof data54 !== "boolean"){
const err85 = {instancePath:instancePath+"/billingInfo/enableAmp",schemaPath:"#/$defs/billingInfo/properties/enableAmp/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema51.properties.enableAmp.type,parentSchema:schema51.properties.enableAmp,data:data54};
(vErrors ??= []).push(err85);
errors++;
}
}
if(data43.enableSepaDebitCosts !== undefined){
let data55 = data43.enableSepaDebitCosts;
if(typeof data55 !== "boolean"){
const err86 = {instancePath:instancePath+"/billingInfo/enableSepaDebitCosts",schemaPath:"#/$defs/billingInfo/properties/enableSepaDebitCosts/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema51.properties.enableSepaDebitCosts.type,parentSchema:schema51.properties.enableSepaDebitCosts,data:data55};
(vErrors ??= []).push(err86);
errors++;
}
}
if(data43.version !== undefined){
let data56 = data43.version;
if(!((typeof data56 == "number") && (isFinite(data56)))){
const err87 = {instancePath:instancePath+"/billingInfo/version",schemaPath:"#/$defs/billingInfo/properties/version/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema51.properties.version.type,parentSchema:schema51.properties.version,data:data56};
(vErrors ??= []).push(err87);
errors++;
}
if(!((data56 === 1) || (data56 === 2))){
const err88 = {instancePath:instancePath+"/billingInfo/version",schemaPath:"#/$defs/billingInfo/properties/version/enum",keyword:"enum",params:{allowedValues: schema51.properties.version.enum},message:"must be equal to one of the allowed values",schema:schema51.properties.version.enum,parentSchema:schema51.properties.version,data:data56};
(vErrors ??= []).push(err88);
errors++;
}
}
if(data43.currentPlan !== undefined){
let data57 = data43.currentPlan;
if(typeof data57 !== "string"){
const err89 = {instancePath:instancePath+"/billingInfo/currentPlan",schemaPath:"#/$defs/billingInfo/properties/currentPlan/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.properties.currentPlan.type,parentSchema:schema51.properties.currentPlan,data:data57};
(vErrors ??= []).push(err89);
errors++;
}
if(!(((data57 === "base") || (data57 === "grow")) || (data57 === "scale"))){
const err90 = {instancePath:instancePath+"/billingInfo/currentPlan",schemaPath:"#/$defs/billingInfo/properties/currentPlan/enum",keyword:"enum",params:{allowedValues: schema51.properties.currentPlan.enum},message:"must be equal to one of the allowed values",schema:schema51.properties.currentPlan.enum,parentSchema:schema51.properties.currentPlan,data:data57};
(vErrors ??= []).push(err90);
errors++;
}
}
}
else {
const err91 = {instancePath:instancePath+"/billingInfo",schemaPath:"#/$defs/billingInfo/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.type,parentSchema:schema51,data:data43};
(vErrors ??= []).push(err91);
errors++;
}
}
if(data.emailAs !== undefined){
let data58 = data.emailAs;
if(typeof data58 === "string"){
if(!(formats60.test(data58))){
const err92 = {instancePath:instancePath+"/emailAs",schemaPath:"#/properties/emailAs/format",keyword:"format",params:{format: "email"},message:"must match format \""+"email"+"\"",schema:"email",parentSchema:schema21.properties.emailAs,data:data58};
(vErrors ??= []).push(err92);
errors++;
}
}
else {
const err93 = {instancePath:instancePath+"/emailAs",schemaPath:"#/properties/emailAs/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.emailAs.type,parentSchema:schema21.properties.emailAs,data:data58};
(vErrors ??= []).push(err93);
errors++;
}
}
if(data.meta !== undefined){
let data59 = data.meta;
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
}
else {
const err94 = {instancePath:instancePath+"/meta",schemaPath:"#/properties/meta/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.properties.meta.type,parentSchema:schema21.properties.meta,data:data59};
(vErrors ??= []).push(err94);
errors++;
}
}
if(data.createdAt !== undefined){
let data60 = data.createdAt;
if(typeof data60 === "string"){
if(!(formats12.validate(data60))){
const err95 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema21.properties.createdAt,data:data60};
(vErrors ??= []).push(err95);
errors++;
}
}
else {
const err96 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.createdAt.type,parentSchema:schema21.properties.createdAt,data:data60};
(vErrors ??= []).push(err96);
errors++;
}
}
if(data.updatedAt !== undefined){
let data61 = data.updatedAt;
if(typeof data61 === "string"){
if(!(formats12.validate(data61))){
const err97 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema21.properties.updatedAt,data:data61};
(vErrors ??= []).push(err97);
errors++;
}
}
else {
const err98 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.updatedAt.type,parentSchema:schema21.properties.updatedAt,data:data61};
(vErrors ??= []).push(err98);
errors++;
}
}
}
else {
const err99 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.type,parentSchema:schema21,data};
(vErrors ??= []).push(err99);
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}
validate12.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema52 = schemas["service"];
const schema53 = schemas["service"]["$defs"]["smartsuppParams"];
const schema54 = schemas["service"]["$defs"]["intercomParams"];
const schema55 = schemas["service"]["$defs"]["smoochParams"];
const schema56 = schemas["service"]["$defs"]["otherParams"];
const schema59 = schemas["service"]["$defs"]["apiParams"];
const schema60 = schemas["service"]["$defs"]["webhookParams"];
const schema61 = schemas["service"]["$defs"]["gbmParams"];
const formats126 = formats["hh-mm"];

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://web1on1.chat/schemas/service.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs3 = errors;
let valid1 = true;
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
const err0 = {};
(vErrors ??= []).push(err0);
errors++;
}
else {
if(data.type !== undefined){
if("smartsupp" !== data.type){
const err1 = {};
(vErrors ??= []).push(err1);
errors++;
}
}
}
}
var _valid0 = _errs4 === errors;
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.params !== undefined){
let data1 = data.params;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.jid === undefined){
const err2 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/smartsuppParams/required",keyword:"required",params:{missingProperty: "jid"},message:"must have required property '"+"jid"+"'",schema:schema53.required,parentSchema:schema53,data:data1};
(vErrors ??= []).push(err2);
errors++;
}
if(data1.password === undefined){
const err3 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/smartsuppParams/required",keyword:"required",params:{missingProperty: "password"},message:"must have required property '"+"password"+"'",schema:schema53.required,parentSchema:schema53,data:data1};
(vErrors ??= []).push(err3);
errors++;
}
if(data1.host === undefined){
const err4 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/smartsuppParams/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'",schema:schema53.required,parentSchema:schema53,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
for(const key0 in data1){
if(!((((key0 === "jid") || (key0 === "password")) || (key0 === "host")) || (key0 === "port"))){
const err5 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/smartsuppParams/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema53,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data1.jid !== undefined){
let data2 = data1.jid;
if(typeof data2 !== "string"){
const err6 = {instancePath:instancePath+"/params/jid",schemaPath:"#/$defs/smartsuppParams/properties/jid/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema53.properties.jid.type,parentSchema:schema53.properties.jid,data:data2};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data1.password !== undefined){
let data3 = data1.password;
if(typeof data3 !== "string"){
const err7 = {instancePath:instancePath+"/params/password",schemaPath:"#/$defs/smartsuppParams/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema53.properties.password.type,parentSchema:schema53.properties.password,data:data3};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data1.host !== undefined){
let data4 = data1.host;
if(typeof data4 === "string"){
if(!(formats104.test(data4))){
const err8 = {instancePath:instancePath+"/params/host",schemaPath:"#/$defs/smartsuppParams/properties/host/format",keyword:"format",params:{format: "hostname"},message:"must match format \""+"hostname"+"\"",schema:"hostname",parentSchema:schema53.properties.host,data:data4};
(vErrors ??= []).push(err8);
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/params/host",schemaPath:"#/$defs/smartsuppParams/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema53.properties.host.type,parentSchema:schema53.properties.host,data:data4};
(vErrors ??= []).push(err9);
errors++;
}
}
if(data1.port !== undefined){
let data5 = data1.port;
if(typeof data5 !== "string"){
const err10 = {instancePath:instancePath+"/params/port",schemaPath:"#/$defs/smartsuppParams/properties/port/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema53.properties.port.type,parentSchema:schema53.properties.port,data:data5};
(vErrors ??= []).push(err10);
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/smartsuppParams/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema53.type,parentSchema:schema53,data:data1};
(vErrors ??= []).push(err11);
errors++;
}
}
}
var _valid0 = _errs6 === errors;
valid1 = _valid0;
if(valid1){
var props0 = {};
props0.params = true;
props0.type = true;
}
}
if(!valid1){
const err12 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema52.allOf[0].if,parentSchema:schema52.allOf[0],data};
(vErrors ??= []).push(err12);
errors++;
}
const _errs20 = errors;
let valid6 = true;
const _errs21 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.type === undefined) && (missing1 = "type")){
const err13 = {};
(vErrors ??= []).push(err13);
errors++;
}
else {
if(data.type !== undefined){
if("intercom" !== data.type){
const err14 = {};
(vErrors ??= []).push(err14);
errors++;
}
}
}
}
var _valid1 = _errs21 === errors;
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs23 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.params !== undefined){
let data7 = data.params;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.app_id === undefined){
const err15 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/intercomParams/required",keyword:"required",params:{missingProperty: "app_id"},message:"must have required property '"+"app_id"+"'",schema:schema54.required,parentSchema:schema54,data:data7};
(vErrors ??= []).push(err15);
errors++;
}
if(data7.access_token === undefined){
const err16 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/intercomParams/required",keyword:"required",params:{missingProperty: "access_token"},message:"must have required property '"+"access_token"+"'",schema:schema54.required,parentSchema:schema54,data:data7};
(vErrors ??= []).push(err16);
errors++;
}
if(data7.assignee_id === undefined){
const err17 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/intercomParams/required",keyword:"required",params:{missingProperty: "assignee_id"},message:"must have required property '"+"assignee_id"+"'",schema:schema54.required,parentSchema:schema54,data:data7};
(vErrors ??= []).push(err17);
errors++;
}
for(const key1 in data7){
if(!(((key1 === "app_id") || (key1 === "access_token")) || (key1 === "assignee_id"))){
const err18 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/intercomParams/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema54,data:data7};
(vErrors ??= []).push(err18);
errors++;
}
}
if(data7.app_id !== undefined){
let data8 = data7.app_id;
if(typeof data8 !== "string"){
const err19 = {instancePath:instancePath+"/params/app_id",schemaPath:"#/$defs/intercomParams/properties/app_id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema54.properties.app_id.type,parentSchema:schema54.properties.app_id,data:data8};
(vErrors ??= []).push(err19);
errors++;
}
}
if(data7.access_token !== undefined){
let data9 = data7.access_token;
if(typeof data9 !== "string"){
const err20 = {instancePath:instancePath+"/params/access_token",schemaPath:"#/$defs/intercomParams/properties/access_token/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema54.properties.access_token.type,parentSchema:schema54.properties.access_token,data:data9};
(vErrors ??= []).push(err20);
errors++;
}
}
if(data7.assignee_id !== undefined){
let data10 = data7.assignee_id;
if(typeof data10 !== "string"){
const err21 = {instancePath:instancePath+"/params/assignee_id",schemaPath:"#/$defs/intercomParams/properties/assignee_id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema54.properties.assignee_id.type,parentSchema:schema54.properties.assignee_id,data:data10};
(vErrors ??= []).push(err21);
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/intercomParams/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema54.type,parentSchema:schema54,data:data7};
(vErrors ??= []).push(err22);
errors++;
}
}
}
var _valid1 = _errs23 === errors;
valid6 = _valid1;
if(valid6){
var props1 = {};
props1.params = true;
props1.type = true;
}
}
if(!valid6){
const err23 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema52.allOf[1].if,parentSchema:schema52.allOf[1],data};
(vErrors ??= []).push(err23);
errors++;
}
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
const _errs35 = errors;
let valid11 = true;
const _errs36 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.type === undefined) && (missing2 = "type")){
const err24 = {};
(vErrors ??= []).push(err24);
errors++;
}
else {
if(data.type !== undefined){
if("smooch" !== data.type){
const err25 = {};
(vErrors ??= []).push(err25);
errors++;
}
}
}
}
var _valid2 = _errs36 === errors;
errors = _errs35;
if(vErrors !== null){
if(_errs35){
vErrors.length = _errs35;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs38 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.params !== undefined){
let data12 = data.params;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.appId === undefined){
const err26 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/smoochParams/required",keyword:"required",params:{missingProperty: "appId"},message:"must have required property '"+"appId"+"'",schema:schema55.required,parentSchema:schema55,data:data12};
(vErrors ??= []).push(err26);
errors++;
}
for(const key2 in data12){
if(!((((key2 === "appId") || (key2 === "keyId")) || (key2 === "secret")) || (key2 === "advanced"))){
const err27 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/smoochParams/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema55,data:data12};
(vErrors ??= []).push(err27);
errors++;
}
}
if(data12.appId !== undefined){
let data13 = data12.appId;
if(typeof data13 !== "string"){
const err28 = {instancePath:instancePath+"/params/appId",schemaPath:"#/$defs/smoochParams/properties/appId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema55.properties.appId.type,parentSchema:schema55.properties.appId,data:data13};
(vErrors ??= []).push(err28);
errors++;
}
}
if(data12.keyId !== undefined){
let data14 = data12.keyId;
if(typeof data14 !== "string"){
const err29 = {instancePath:instancePath+"/params/keyId",schemaPath:"#/$defs/smoochParams/properties/keyId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema55.properties.keyId.type,parentSchema:schema55.properties.keyId,data:data14};
(vErrors ??= []).push(err29);
errors++;
}
}
if(data12.secret !== undefined){
let data15 = data12.secret;
if(typeof data15 !== "string"){
const err30 = {instancePath:instancePath+"/params/secret",schemaPath:"#/$defs/smoochParams/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema55.properties.secret.type,parentSchema:schema55.properties.secret,data:data15};
(vErrors ??= []).push(err30);
errors++;
}
}
if(data12.advanced !== undefined){
let data16 = data12.advanced;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
}
else {
const err31 = {instancePath:instancePath+"/params/advanced",schemaPath:"#/$defs/smoochParams/properties/advanced/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema55.properties.advanced.type,parentSchema:schema55.properties.advanced,data:data16};
(vErrors ??= []).push(err31);
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/smoochParams/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema55.type,parentSchema:schema55,data:data12};
(vErrors ??= []).push(err32);
errors++;
}
}
}
var _valid2 = _errs38 === errors;
valid11 = _valid2;
if(valid11){
var props2 = {};
props2.params = true;
props2.type = true;
}
}
if(!valid11){
const err33 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema52.allOf[2].if,parentSchema:schema52.allOf[2],data};
(vErrors ??= []).push(err33);
errors++;
}
if(props0 !== true && props2 !== undefined){
if(props2 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props2);
}
}
const _errs53 = errors;
let valid16 = true;
const _errs54 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.type === undefined) && (missing3 = "type")){
const err34 = {};
(vErrors ??= []).push(err34);
errors++;
}
else {
if(data.type !== undefined){
if("twilio" !== data.type){
const err35 = {};
(vErrors ??= []).push(err35);
errors++;
}
}
}
}
var _valid3 = _errs54 === errors;
errors = _errs53;
if(vErrors !== null){
if(_errs53){
vErrors.length = _errs53;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs56 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.params !== undefined){
let data18 = data.params;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
}
else {
const err36 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/otherParams/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema56.type,parentSchema:schema56,data:data18};
(vErrors ??= []).push(err36);
errors++;
}
}
}
var _valid3 = _errs56 === errors;
valid16 = _valid3;
if(valid16){
var props3 = {};
props3.params = true;
props3.type = true;
}
}
if(!valid16){
const err37 = {instancePath,schemaPath:"#/allOf/3/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema52.allOf[3].if,parentSchema:schema52.allOf[3],data};
(vErrors ??= []).push(err37);
errors++;
}
if(props0 !== true && props3 !== undefined){
if(props3 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props3);
}
}
const _errs62 = errors;
let valid20 = true;
const _errs63 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.type === undefined) && (missing4 = "type")){
const err38 = {};
(vErrors ??= []).push(err38);
errors++;
}
else {
if(data.type !== undefined){
if("mailgun" !== data.type){
const err39 = {};
(vErrors ??= []).push(err39);
errors++;
}
}
}
}
var _valid4 = _errs63 === errors;
errors = _errs62;
if(vErrors !== null){
if(_errs62){
vErrors.length = _errs62;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs65 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.params !== undefined){
let data20 = data.params;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
}
else {
const err40 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/otherParams/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema56.type,parentSchema:schema56,data:data20};
(vErrors ??= []).push(err40);
errors++;
}
}
}
var _valid4 = _errs65 === errors;
valid20 = _valid4;
if(valid20){
var props4 = {};
props4.params = true;
props4.type = true;
}
}
if(!valid20){
const err41 = {instancePath,schemaPath:"#/allOf/4/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema52.allOf[4].if,parentSchema:schema52.allOf[4],data};
(vErrors ??= []).push(err41);
errors++;
}
if(props0 !== true && props4 !== undefined){
if(props4 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props4);
}
}
const _errs71 = errors;
let valid24 = true;
const _errs72 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if((data.type === undefined) && (missing5 = "type")){
const err42 = {};
(vErrors ??= []).push(err42);
errors++;
}
else {
if(data.type !== undefined){
if("messenger" !== data.type){
const err43 = {};
(vErrors ??= []).push(err43);
errors++;
}
}
}
}
var _valid5 = _errs72 === errors;
errors = _errs71;
if(vErrors !== null){
if(_errs71){
vErrors.length = _errs71;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs74 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.params !== undefined){
let data22 = data.params;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
}
else {
const err44 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/otherParams/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema56.type,parentSchema:schema56,data:data22};
(vErrors ??= []).push(err44);
errors++;
}
}
}
var _valid5 = _errs74 === errors;
valid24 = _valid5;
if(valid24){
var props5 = {};
props5.params = true;
props5.type = true;
}
}
if(!valid24){
const err45 = {instancePath,schemaPath:"#/allOf/5/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema52.allOf[5].if,parentSchema:schema52.allOf[5],data};
(vErrors ??= []).push(err45);
errors++;
}
if(props0 !== true && props5 !== undefined){
if(props5 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props5);
}
}
const _errs80 = errors;
let valid28 = true;
const _errs81 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if((data.type === undefined) && (missing6 = "type")){
const err46 = {};
(vErrors ??= []).push(err46);
errors++;
}
else {
if(data.type !== undefined){
if("api" !== data.type){
const err47 = {};
(vErrors ??= []).push(err47);
errors++;
}
}
}
}
var _valid6 = _errs81 === errors;
errors = _errs80;
if(vErrors !== null){
if(_errs80){
vErrors.length = _errs80;
}
else {
vErrors = null;
}
}
if(_valid6){
const _errs83 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.params !== undefined){
let data24 = data.params;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key3 in data24){
if(!(key3 === "scopes")){
const err48 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/apiParams/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema59,data:data24};
(vErrors ??= []).push(err48);
errors++;
}
}
if(data24.scopes !== undefined){
let data25 = data24.scopes;
if(Array.isArray(data25)){
const len0 = data25.length;
for(let i0=0; i0<len0; i0++){
let data26 = data25[i0];
if(typeof data26 !== "string"){
const err49 = {instancePath:instancePath+"/params/scopes/" + i0,schemaPath:"#/$defs/apiParams/properties/scopes/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema59.properties.scopes.items.type,parentSchema:schema59.properties.scopes.items,data:data26};
(vErrors ??= []).push(err49);
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/params/scopes",schemaPath:"#/$defs/apiParams/properties/scopes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema59.properties.scopes.type,parentSchema:schema59.properties.scopes,data:data25};
(vErrors ??= []).push(err50);
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/apiParams/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema59.type,parentSchema:schema59,data:data24};
(vErrors ??= []).push(err51);
errors++;
}
}
}
var _valid6 = _errs83 === errors;
valid28 = _valid6;
if(valid28){
var props6 = {};
props6.params = true;
props6.type = true;
}
}
if(!valid28){
const err52 = {instancePath,schemaPath:"#/allOf/6/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema52.allOf[6].if,parentSchema:schema52.allOf[6],data};
(vErrors ??= []).push(err52);
errors++;
}
if(props0 !== true && props6 !== undefined){
if(props6 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props6);
}
}
const _errs93 = errors;
let valid35 = true;
const _errs94 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type !== undefined){
if("webhook" !== data.type){
const err53 = {};
(vErrors ??= []).push(err53);
errors++;
}
}
}
var _valid7 = _errs94 === errors;
errors = _errs93;
if(vErrors !== null){
if(_errs93){
vErrors.length = _errs93;
}
else {
vErrors = null;
}
}
if(_valid7){
const _errs96 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.params !== undefined){
let data28 = data.params;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(data28.url === undefined){
const err54 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/webhookParams/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'",schema:schema60.required,parentSchema:schema60,data:data28};
(vErrors ??= []).push(err54);
errors++;
}
for(const key4 in data28){
if(!(key4 === "url")){
const err55 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/webhookParams/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema60,data:data28};
(vErrors ??= []).push(err55);
errors++;
}
}
if(data28.url !== undefined){
let data29 = data28.url;
if(typeof data29 === "string"){
if(!(formats6(data29))){
const err56 = {instancePath:instancePath+"/params/url",schemaPath:"#/$defs/webhookParams/properties/url/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema60.properties.url,data:data29};
(vErrors ??= []).push(err56);
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/params/url",schemaPath:"#/$defs/webhookParams/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema60.properties.url.type,parentSchema:schema60.properties.url,data:data29};
(vErrors ??= []).push(err57);
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/webhookParams/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema60.type,parentSchema:schema60,data:data28};
(vErrors ??= []).push(err58);
errors++;
}
}
}
var _valid7 = _errs96 === errors;
valid35 = _valid7;
if(valid35){
var props7 = {};
props7.params = true;
props7.type = true;
}
}
if(!valid35){
const err59 = {instancePath,schemaPath:"#/allOf/7/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema52.allOf[7].if,parentSchema:schema52.allOf[7],data};
(vErrors ??= []).push(err59);
errors++;
}
if(props0 !== true && props7 !== undefined){
if(props7 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props7);
}
}
const _errs104 = errors;
let valid40 = true;
const _errs105 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if((data.type === undefined) && (missing7 = "type")){
const err60 = {};
(vErrors ??= []).push(err60);
errors++;
}
else {
if(data.type !== undefined){
if("gbm" !== data.type){
const err61 = {};
(vErrors ??= []).push(err61);
errors++;
}
}
}
}
var _valid8 = _errs105 === errors;
errors = _errs104;
if(vErrors !== null){
if(_errs104){
vErrors.length = _errs104;
}
else {
vErrors = null;
}
}
if(_valid8){
const _errs107 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.params !== undefined){
let data31 = data.params;
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
if(data31.location === undefined){
const err62 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/gbmParams/required",keyword:"required",params:{missingProperty: "location"},message:"must have required property '"+"location"+"'",schema:schema61.required,parentSchema:schema61,data:data31};
(vErrors ??= []).push(err62);
errors++;
}
if(data31.welcomeMessage === undefined){
const err63 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/gbmParams/required",keyword:"required",params:{missingProperty: "welcomeMessage"},message:"must have required property '"+"welcomeMessage"+"'",schema:schema61.required,parentSchema:schema61,data:data31};
(vErrors ??= []).push(err63);
errors++;
}
if(data31.starter === undefined){
const err64 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/gbmParams/required",keyword:"required",params:{missingProperty: "starter"},message:"must have required property '"+"starter"+"'",schema:schema61.required,parentSchema:schema61,data:data31};
(vErrors ??= []).push(err64);
errors++;
}
for(const key5 in data31){
if(!(func0.call(schema61.properties, key5))){
const err65 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/gbmParams/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema61,data:data31};
(vErrors ??= []).push(err65);
errors++;
}
}
if(data31.location !== undefined){
let data32 = data31.location;
if(typeof data32 !== "string"){
const err66 = {instancePath:instancePath+"/params/location",schemaPath:"#/$defs/gbmParams/properties/location/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema61.properties.location.type,parentSchema:schema61.properties.location,data:data32};
(vErrors ??= []).push(err66);
errors++;
}
}
if(data31.welcomeMessage !== undefined){
let data33 = data31.welcomeMessage;
if(typeof data33 !== "string"){
const err67 = {instancePath:instancePath+"/params/welcomeMessage",schemaPath:"#/$defs/gbmParams/properties/welcomeMessage/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema61.properties.welcomeMessage.type,parentSchema:schema61.properties.welcomeMessage,data:data33};
(vErrors ??= []).push(err67);
errors++;
}
}
if(data31.privacy !== undefined){
let data34 = data31.privacy;
if(typeof data34 === "string"){
if(!(formats6(data34))){
const err68 = {instancePath:instancePath+"/params/privacy",schemaPath:"#/$defs/gbmParams/properties/privacy/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema61.properties.privacy,data:data34};
(vErrors ??= []).push(err68);
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/params/privacy",schemaPath:"#/$defs/gbmParams/properties/privacy/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema61.properties.privacy.type,parentSchema:schema61.properties.privacy,data:data34};
(vErrors ??= []).push(err69);
errors++;
}
}
if(data31.starter !== undefined){
let data35 = data31.starter;
if(typeof data35 !== "string"){
const err70 = {instancePath:instancePath+"/params/starter",schemaPath:"#/$defs/gbmParams/properties/starter/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema61.properties.starter.type,parentSchema:schema61.properties.starter,data:data35};
(vErrors ??= []).push(err70);
errors++;
}
}
if(data31.startTime !== undefined){
let data36 = data31.startTime;
if(typeof data36 === "string"){
if(!(formats126(data36))){
const err71 = {instancePath:instancePath+"/params/startTime",schemaPath:"#/$defs/gbmParams/properties/startTime/format",keyword:"format",params:{format: "hh-mm"},message:"must match format \""+"hh-mm"+"\"",schema:"hh-mm",parentSchema:schema61.properties.startTime,data:data36};
(vErrors ??= []).push(err71);
errors++;
}
}
else {
const err72 = {instancePath:instancePath+"/params/startTime",schemaPath:"#/$defs/gbmParams/properties/startTime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema61.properties.startTime.type,parentSchema:schema61.properties.startTime,data:data36};
(vErrors ??= []).push(err72);
errors++;
}
}
if(data31.endTime !== undefined){
let data37 = data31.endTime;
if(typeof data37 === "string"){
if(!(formats126(data37))){
const err73 = {instancePath:instancePath+"/params/endTime",schemaPath:"#/$defs/gbmParams/properties/endTime/format",keyword:"format",params:{format: "hh-mm"},message:"must match format \""+"hh-mm"+"\"",schema:"hh-mm",parentSchema:schema61.properties.endTime,data:data37};
(vErrors ??= []).push(err73);
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/params/endTime",schemaPath:"#/$defs/gbmParams/properties/endTime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema61.properties.endTime.type,parentSchema:schema61.properties.endTime,data:data37};
(vErrors ??= []).push(err74);
errors++;
}
}
if(data31.startDay !== undefined){
let data38 = data31.startDay;
if(typeof data38 !== "string"){
const err75 = {instancePath:instancePath+"/params/startDay",schemaPath:"#/$defs/gbmParams/properties/startDay/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema61.properties.startDay.type,parentSchema:schema61.properties.startDay,data:data38};
(vErrors ??= []).push(err75);
errors++;
}
if(!(((((((data38 === "MONDAY") || (data38 === "TUESDAY")) || (data38 === "WEDNESDAY")) || (data38 === "THURSDAY")) || (data38 === "FRIDAY")) || (data38 === "SATURDAY")) || (data38 === "SUNDAY"))){
const err76 = {instancePath:instancePath+"/params/startDay",schemaPath:"#/$defs/gbmParams/properties/startDay/enum",keyword:"enum",params:{allowedValues: schema61.properties.startDay.enum},message:"must be equal to one of the allowed values",schema:schema61.properties.startDay.enum,parentSchema:schema61.properties.startDay,data:data38};
(vErrors ??= []).push(err76);
errors++;
}
}
if(data31.endDay !== undefined){
let data39 = data31.endDay;
if(typeof data39 !== "string"){
const err77 = {instancePath:instancePath+"/params/endDay",schemaPath:"#/$defs/gbmParams/properties/endDay/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema61.properties.endDay.type,parentSchema:schema61.properties.endDay,data:data39};
(vErrors ??= []).push(err77);
errors++;
}
if(!(((((((data39 === "MONDAY") || (data39 === "TUESDAY")) || (data39 === "WEDNESDAY")) || (data39 === "THURSDAY")) || (data39 === "FRIDAY")) || (data39 === "SATURDAY")) || (data39 === "SUNDAY"))){
const err78 = {instancePath:instancePath+"/params/endDay",schemaPath:"#/$defs/gbmParams/properties/endDay/enum",keyword:"enum",params:{allowedValues: schema61.properties.endDay.enum},message:"must be equal to one of the allowed values",schema:schema61.properties.endDay.enum,parentSchema:schema61.properties.endDay,data:data39};
(vErrors ??= []).push(err78);
errors++;
}
}
if(data31.step !== undefined){
let data40 = data31.step;
if(typeof data40 !== "string"){
const err79 = {instancePath:instancePath+"/params/step",schemaPath:"#/$defs/gbmParams/properties/step/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema61.properties.step.type,parentSchema:schema61.properties.step,data:data40};
(vErrors ??= []).push(err79);
errors++;
}
if(!((((data40 === "verifyAgent") || (data40 === "verifyLocation")) || (data40 === "launchAgent")) || (data40 === "launchLocation"))){
const err80 = {instancePath:instancePath+"/params/step",schemaPath:"#/$defs/gbmParams/properties/step/enum",keyword:"enum",params:{allowedValues: schema61.properties.step.enum},message:"must be equal to one of the allowed values",schema:schema61.properties.step.enum,parentSchema:schema61.properties.step,data:data40};
(vErrors ??= []).push(err80);
errors++;
}
}
}
else {
const err81 = {instancePath:instancePath+"/params",schemaPath:"#/$defs/gbmParams/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema61.type,parentSchema:schema61,data:data31};
(vErrors ??= []).push(err81);
errors++;
}
}
}
var _valid8 = _errs107 === errors;
valid40 = _valid8;
if(valid40){
var props8 = {};
props8.params = true;
props8.type = true;
}
}
if(!valid40){
const err82 = {instancePath,schemaPath:"#/allOf/8/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema52.allOf[8].if,parentSchema:schema52.allOf[8],data};
(vErrors ??= []).push(err82);
errors++;
}
if(props0 !== true && props8 !== undefined){
if(props8 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props8);
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err83 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema52.required,parentSchema:schema52,data};
(vErrors ??= []).push(err83);
errors++;
}
if(data.params === undefined){
const err84 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "params"},message:"must have required property '"+"params"+"'",schema:schema52.required,parentSchema:schema52,data};
(vErrors ??= []).push(err84);
errors++;
}
for(const key6 in data){
if(!(func0.call(schema52.properties, key6))){
const err85 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema52,data};
(vErrors ??= []).push(err85);
errors++;
}
}
if(data.id !== undefined){
let data41 = data.id;
if(typeof data41 === "string"){
if(!(formats0(data41))){
const err86 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema52.properties.id,data:data41};
(vErrors ??= []).push(err86);
errors++;
}
}
else {
const err87 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.id.type,parentSchema:schema52.properties.id,data:data41};
(vErrors ??= []).push(err87);
errors++;
}
}
if(data.organization !== undefined){
let data42 = data.organization;
if(typeof data42 === "string"){
if(!(formats0(data42))){
const err88 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema52.properties.organization,data:data42};
(vErrors ??= []).push(err88);
errors++;
}
}
else {
const err89 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.organization.type,parentSchema:schema52.properties.organization,data:data42};
(vErrors ??= []).push(err89);
errors++;
}
}
if(data.name !== undefined){
let data43 = data.name;
if(typeof data43 === "string"){
if(func1(data43) < 1){
const err90 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema52.properties.name,data:data43};
(vErrors ??= []).push(err90);
errors++;
}
}
else {
const err91 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.name.type,parentSchema:schema52.properties.name,data:data43};
(vErrors ??= []).push(err91);
errors++;
}
}
if(data.description !== undefined){
let data44 = data.description;
if(typeof data44 !== "string"){
const err92 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.description.type,parentSchema:schema52.properties.description,data:data44};
(vErrors ??= []).push(err92);
errors++;
}
}
if(data.type !== undefined){
let data45 = data.type;
if(typeof data45 !== "string"){
const err93 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.type.type,parentSchema:schema52.properties.type,data:data45};
(vErrors ??= []).push(err93);
errors++;
}
if(!(((((((((data45 === "smartsupp") || (data45 === "intercom")) || (data45 === "smooch")) || (data45 === "twilio")) || (data45 === "mailgun")) || (data45 === "messenger")) || (data45 === "api")) || (data45 === "webhook")) || (data45 === "gbm"))){
const err94 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema52.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema52.properties.type.enum,parentSchema:schema52.properties.type,data:data45};
(vErrors ??= []).push(err94);
errors++;
}
}
if(data.status !== undefined){
let data46 = data.status;
if(typeof data46 !== "string"){
const err95 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.status.type,parentSchema:schema52.properties.status,data:data46};
(vErrors ??= []).push(err95);
errors++;
}
if(!(((((data46 === "queued") || (data46 === "active")) || (data46 === "disabled")) || (data46 === "pendingArchive")) || (data46 === "archived"))){
const err96 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema52.properties.status.enum},message:"must be equal to one of the allowed values",schema:schema52.properties.status.enum,parentSchema:schema52.properties.status,data:data46};
(vErrors ??= []).push(err96);
errors++;
}
}
if(data.touchpoints !== undefined){
let data47 = data.touchpoints;
if(Array.isArray(data47)){
const len1 = data47.length;
for(let i1=0; i1<len1; i1++){
let data48 = data47[i1];
if(typeof data48 !== "string"){
const err97 = {instancePath:instancePath+"/touchpoints/" + i1,schemaPath:"#/properties/touchpoints/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.touchpoints.items.type,parentSchema:schema52.properties.touchpoints.items,data:data48};
(vErrors ??= []).push(err97);
errors++;
}
}
}
else {
const err98 = {instancePath:instancePath+"/touchpoints",schemaPath:"#/properties/touchpoints/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema52.properties.touchpoints.type,parentSchema:schema52.properties.touchpoints,data:data47};
(vErrors ??= []).push(err98);
errors++;
}
}
if(data.params !== undefined){
let data49 = data.params;
if(!(data49 && typeof data49 == "object" && !Array.isArray(data49))){
const err99 = {instancePath:instancePath+"/params",schemaPath:"#/properties/params/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema52.properties.params.type,parentSchema:schema52.properties.params,data:data49};
(vErrors ??= []).push(err99);
errors++;
}
}
if(data.smoochId !== undefined){
let data50 = data.smoochId;
if(typeof data50 !== "string"){
const err100 = {instancePath:instancePath+"/smoochId",schemaPath:"#/properties/smoochId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.smoochId.type,parentSchema:schema52.properties.smoochId,data:data50};
(vErrors ??= []).push(err100);
errors++;
}
}
if(data.smoochAppId !== undefined){
let data51 = data.smoochAppId;
if(typeof data51 !== "string"){
const err101 = {instancePath:instancePath+"/smoochAppId",schemaPath:"#/properties/smoochAppId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.smoochAppId.type,parentSchema:schema52.properties.smoochAppId,data:data51};
(vErrors ??= []).push(err101);
errors++;
}
}
if(data.startDate !== undefined){
let data52 = data.startDate;
if(typeof data52 === "string"){
if(!(formats12.validate(data52))){
const err102 = {instancePath:instancePath+"/startDate",schemaPath:"#/properties/startDate/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema52.properties.startDate,data:data52};
(vErrors ??= []).push(err102);
errors++;
}
}
else {
const err103 = {instancePath:instancePath+"/startDate",schemaPath:"#/properties/startDate/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.startDate.type,parentSchema:schema52.properties.startDate,data:data52};
(vErrors ??= []).push(err103);
errors++;
}
}
if(data.endDate !== undefined){
let data53 = data.endDate;
if(typeof data53 === "string"){
if(!(formats12.validate(data53))){
const err104 = {instancePath:instancePath+"/endDate",schemaPath:"#/properties/endDate/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema52.properties.endDate,data:data53};
(vErrors ??= []).push(err104);
errors++;
}
}
else {
const err105 = {instancePath:instancePath+"/endDate",schemaPath:"#/properties/endDate/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.endDate.type,parentSchema:schema52.properties.endDate,data:data53};
(vErrors ??= []).push(err105);
errors++;
}
}
if(data.meta !== undefined){
let data54 = data.meta;
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
}
else {
const err106 = {instancePath:instancePath+"/meta",schemaPath:"#/properties/meta/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema52.properties.meta.type,parentSchema:schema52.properties.meta,data:data54};
(vErrors ??= []).push(err106);
errors++;
}
}
if(data.createdAt !== undefined){
let data55 = data.createdAt;
if(typeof data55 === "string"){
if(!(formats12.validate(data55))){
const err107 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema52.properties.createdAt,data:data55};
(vErrors ??= []).push(err107);
errors++;
}
}
else {
const err108 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.createdAt.type,parentSchema:schema52.properties.createdAt,data:data55};
(vErrors ??= []).push(err108);
errors++;
}
}
if(data.updatedAt !== undefined){
let data56 = data.updatedAt;
if(typeof data56 === "string"){
if(!(formats12.validate(data56))){
const err109 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema52.properties.updatedAt,data:data56};
(vErrors ??= []).push(err109);
errors++;
}
}
else {
const err110 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.updatedAt.type,parentSchema:schema52.properties.updatedAt,data:data56};
(vErrors ??= []).push(err110);
errors++;
}
}
}
else {
const err111 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema52.type,parentSchema:schema52,data};
(vErrors ??= []).push(err111);
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema62 = schemas["user-avatar"];

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://web1on1.chat/schemas/user-avatar.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.user === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "user"},message:"must have required property '"+"user"+"'",schema:schema62.required,parentSchema:schema62,data};
(vErrors ??= []).push(err0);
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "id") || (key0 === "user")) || (key0 === "file")) || (key0 === "content")) || (key0 === "sha256")) || (key0 === "contentType")) || (key0 === "size")) || (key0 === "url"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema62,data};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!(formats0(data0))){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema62.properties.id,data:data0};
(vErrors ??= []).push(err2);
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema62.properties.id.type,parentSchema:schema62.properties.id,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.user !== undefined){
let data1 = data.user;
if(typeof data1 === "string"){
if(!(formats0(data1))){
const err4 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema62.properties.user,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema62.properties.user.type,parentSchema:schema62.properties.user,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.file !== undefined){
let data2 = data.file;
if(typeof data2 === "string"){
if(func1(data2) < 1){
const err6 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema62.properties.file,data:data2};
(vErrors ??= []).push(err6);
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema62.properties.file.type,parentSchema:schema62.properties.file,data:data2};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data.content !== undefined){
let data3 = data.content;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema62.properties.content.type,parentSchema:schema62.properties.content,data:data3};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data.sha256 !== undefined){
let data4 = data.sha256;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema62.properties.sha256.type,parentSchema:schema62.properties.sha256,data:data4};
(vErrors ??= []).push(err9);
errors++;
}
}
if(data.contentType !== undefined){
let data5 = data.contentType;
if(typeof data5 !== "string"){
const err10 = {instancePath:instancePath+"/contentType",schemaPath:"#/properties/contentType/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema62.properties.contentType.type,parentSchema:schema62.properties.contentType,data:data5};
(vErrors ??= []).push(err10);
errors++;
}
}
if(data.size !== undefined){
let data6 = data.size;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err11 = {instancePath:instancePath+"/size",schemaPath:"#/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema62.properties.size.type,parentSchema:schema62.properties.size,data:data6};
(vErrors ??= []).push(err11);
errors++;
}
}
if(data.url !== undefined){
let data7 = data.url;
if(typeof data7 !== "string"){
const err12 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema62.properties.url.type,parentSchema:schema62.properties.url,data:data7};
(vErrors ??= []).push(err12);
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema62.type,parentSchema:schema62,data};
(vErrors ??= []).push(err13);
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema63 = schemas["user-organization"];

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://web1on1.chat/schemas/user-organization.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.user === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "user"},message:"must have required property '"+"user"+"'",schema:schema63.required,parentSchema:schema63,data};
(vErrors ??= []).push(err0);
errors++;
}
if(data.organization === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "organization"},message:"must have required property '"+"organization"+"'",schema:schema63.required,parentSchema:schema63,data};
(vErrors ??= []).push(err1);
errors++;
}
for(const key0 in data){
if(!(((((key0 === "user") || (key0 === "organization")) || (key0 === "role")) || (key0 === "id")) || (key0 === "orgPath"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema63,data};
(vErrors ??= []).push(err2);
errors++;
}
}
if(data.user !== undefined){
let data0 = data.user;
if(typeof data0 === "string"){
if(!(formats0(data0))){
const err3 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema63.properties.user,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema63.properties.user.type,parentSchema:schema63.properties.user,data:data0};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.organization !== undefined){
let data1 = data.organization;
if(typeof data1 === "string"){
if(!(formats0(data1))){
const err5 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema63.properties.organization,data:data1};
(vErrors ??= []).push(err5);
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema63.properties.organization.type,parentSchema:schema63.properties.organization,data:data1};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.role !== undefined){
let data2 = data.role;
if(typeof data2 !== "string"){
const err7 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema63.properties.role.type,parentSchema:schema63.properties.role,data:data2};
(vErrors ??= []).push(err7);
errors++;
}
if(!((((data2 === "viewer") || (data2 === "agent")) || (data2 === "admin")) || (data2 === "owner"))){
const err8 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{allowedValues: schema63.properties.role.enum},message:"must be equal to one of the allowed values",schema:schema63.properties.role.enum,parentSchema:schema63.properties.role,data:data2};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data.id !== undefined){
let data3 = data.id;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema63.properties.id.type,parentSchema:schema63.properties.id,data:data3};
(vErrors ??= []).push(err9);
errors++;
}
}
if(data.orgPath !== undefined){
let data4 = data.orgPath;
if(typeof data4 !== "string"){
const err10 = {instancePath:instancePath+"/orgPath",schemaPath:"#/properties/orgPath/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema63.properties.orgPath.type,parentSchema:schema63.properties.orgPath,data:data4};
(vErrors ??= []).push(err10);
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema63.type,parentSchema:schema63,data};
(vErrors ??= []).push(err11);
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema64 = schemas["user"];
const schema65 = schemas["user"]["$defs"]["membership"];

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://web1on1.chat/schemas/user.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.email === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "email"},message:"must have required property '"+"email"+"'",schema:schema64.required,parentSchema:schema64,data};
(vErrors ??= []).push(err0);
errors++;
}
for(const key0 in data){
if(!(func0.call(schema64.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema64,data};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!(formats0(data0))){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema64.properties.id,data:data0};
(vErrors ??= []).push(err2);
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.id.type,parentSchema:schema64.properties.id,data:data0};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.familyName !== undefined){
let data1 = data.familyName;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/familyName",schemaPath:"#/properties/familyName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.familyName.type,parentSchema:schema64.properties.familyName,data:data1};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.givenName !== undefined){
let data2 = data.givenName;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/givenName",schemaPath:"#/properties/givenName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.givenName.type,parentSchema:schema64.properties.givenName,data:data2};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data.additionalName !== undefined){
let data3 = data.additionalName;
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/additionalName",schemaPath:"#/properties/additionalName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.additionalName.type,parentSchema:schema64.properties.additionalName,data:data3};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.displayName !== undefined){
let data4 = data.displayName;
if(typeof data4 !== "string"){
const err7 = {instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.displayName.type,parentSchema:schema64.properties.displayName,data:data4};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data.email !== undefined){
let data5 = data.email;
if(typeof data5 === "string"){
if(!(formats60.test(data5))){
const err8 = {instancePath:instancePath+"/email",schemaPath:"#/properties/email/format",keyword:"format",params:{format: "email"},message:"must match format \""+"email"+"\"",schema:"email",parentSchema:schema64.properties.email,data:data5};
(vErrors ??= []).push(err8);
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/email",schemaPath:"#/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.email.type,parentSchema:schema64.properties.email,data:data5};
(vErrors ??= []).push(err9);
errors++;
}
}
if(data.phone !== undefined){
let data6 = data.phone;
if(typeof data6 !== "string"){
const err10 = {instancePath:instancePath+"/phone",schemaPath:"#/properties/phone/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.phone.type,parentSchema:schema64.properties.phone,data:data6};
(vErrors ??= []).push(err10);
errors++;
}
}
if(data.password !== undefined){
let data7 = data.password;
if(typeof data7 === "string"){
if(func1(data7) < 1){
const err11 = {instancePath:instancePath+"/password",schemaPath:"#/properties/password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema64.properties.password,data:data7};
(vErrors ??= []).push(err11);
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.password.type,parentSchema:schema64.properties.password,data:data7};
(vErrors ??= []).push(err12);
errors++;
}
}
if(data.avatar !== undefined){
let data8 = data.avatar;
if(typeof data8 === "string"){
if(!(formats6(data8))){
const err13 = {instancePath:instancePath+"/avatar",schemaPath:"#/properties/avatar/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema64.properties.avatar,data:data8};
(vErrors ??= []).push(err13);
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/avatar",schemaPath:"#/properties/avatar/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.avatar.type,parentSchema:schema64.properties.avatar,data:data8};
(vErrors ??= []).push(err14);
errors++;
}
}
if(data.organization !== undefined){
let data9 = data.organization;
if(typeof data9 === "string"){
if(!(formats0(data9))){
const err15 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema64.properties.organization,data:data9};
(vErrors ??= []).push(err15);
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/organization",schemaPath:"#/properties/organization/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.organization.type,parentSchema:schema64.properties.organization,data:data9};
(vErrors ??= []).push(err16);
errors++;
}
}
if(data.role !== undefined){
let data10 = data.role;
if(typeof data10 !== "string"){
const err17 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.role.type,parentSchema:schema64.properties.role,data:data10};
(vErrors ??= []).push(err17);
errors++;
}
if(!(((data10 === "agent") || (data10 === "admin")) || (data10 === "owner"))){
const err18 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{allowedValues: schema64.properties.role.enum},message:"must be equal to one of the allowed values",schema:schema64.properties.role.enum,parentSchema:schema64.properties.role,data:data10};
(vErrors ??= []).push(err18);
errors++;
}
}
if(data.settings !== undefined){
let data11 = data.settings;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key1 in data11){
if(!(func0.call(schema64.properties.settings.properties, key1))){
const err19 = {instancePath:instancePath+"/settings",schemaPath:"#/properties/settings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema64.properties.settings,data:data11};
(vErrors ??= []).push(err19);
errors++;
}
}
if(data11.timezone !== undefined){
let data12 = data11.timezone;
if(typeof data12 === "string"){
if(!(formats96(data12))){
const err20 = {instancePath:instancePath+"/settings/timezone",schemaPath:"#/properties/settings/properties/timezone/format",keyword:"format",params:{format: "time-zone"},message:"must match format \""+"time-zone"+"\"",schema:"time-zone",parentSchema:schema64.properties.settings.properties.timezone,data:data12};
(vErrors ??= []).push(err20);
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/settings/timezone",schemaPath:"#/properties/settings/properties/timezone/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.settings.properties.timezone.type,parentSchema:schema64.properties.settings.properties.timezone,data:data12};
(vErrors ??= []).push(err21);
errors++;
}
}
if(data11.timezoneSet !== undefined){
let data13 = data11.timezoneSet;
if(typeof data13 !== "boolean"){
const err22 = {instancePath:instancePath+"/settings/timezoneSet",schemaPath:"#/properties/settings/properties/timezoneSet/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema64.properties.settings.properties.timezoneSet.type,parentSchema:schema64.properties.settings.properties.timezoneSet,data:data13};
(vErrors ??= []).push(err22);
errors++;
}
}
if(data11.locale !== undefined){
let data14 = data11.locale;
if(typeof data14 !== "string"){
const err23 = {instancePath:instancePath+"/settings/locale",schemaPath:"#/properties/settings/properties/locale/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.settings.properties.locale.type,parentSchema:schema64.properties.settings.properties.locale,data:data14};
(vErrors ??= []).push(err23);
errors++;
}
if(!((((data14 === "en") || (data14 === "nl")) || (data14 === "de")) || (data14 === "fr"))){
const err24 = {instancePath:instancePath+"/settings/locale",schemaPath:"#/properties/settings/properties/locale/enum",keyword:"enum",params:{allowedValues: schema64.properties.settings.properties.locale.enum},message:"must be equal to one of the allowed values",schema:schema64.properties.settings.properties.locale.enum,parentSchema:schema64.properties.settings.properties.locale,data:data14};
(vErrors ??= []).push(err24);
errors++;
}
}
if(data11.localeSet !== undefined){
let data15 = data11.localeSet;
if(typeof data15 !== "boolean"){
const err25 = {instancePath:instancePath+"/settings/localeSet",schemaPath:"#/properties/settings/properties/localeSet/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema64.properties.settings.properties.localeSet.type,parentSchema:schema64.properties.settings.properties.localeSet,data:data15};
(vErrors ??= []).push(err25);
errors++;
}
}
if(data11.audioOnChat !== undefined){
let data16 = data11.audioOnChat;
if(typeof data16 !== "boolean"){
const err26 = {instancePath:instancePath+"/settings/audioOnChat",schemaPath:"#/properties/settings/properties/audioOnChat/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema64.properties.settings.properties.audioOnChat.type,parentSchema:schema64.properties.settings.properties.audioOnChat,data:data16};
(vErrors ??= []).push(err26);
errors++;
}
}
if(data11.audioOnMessage !== undefined){
let data17 = data11.audioOnMessage;
if(typeof data17 !== "boolean"){
const err27 = {instancePath:instancePath+"/settings/audioOnMessage",schemaPath:"#/properties/settings/properties/audioOnMessage/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema64.properties.settings.properties.audioOnMessage.type,parentSchema:schema64.properties.settings.properties.audioOnMessage,data:data17};
(vErrors ??= []).push(err27);
errors++;
}
}
if(data11.notifyOnChat !== undefined){
let data18 = data11.notifyOnChat;
if(typeof data18 !== "boolean"){
const err28 = {instancePath:instancePath+"/settings/notifyOnChat",schemaPath:"#/properties/settings/properties/notifyOnChat/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema64.properties.settings.properties.notifyOnChat.type,parentSchema:schema64.properties.settings.properties.notifyOnChat,data:data18};
(vErrors ??= []).push(err28);
errors++;
}
}
if(data11.notifyOnMessage !== undefined){
let data19 = data11.notifyOnMessage;
if(typeof data19 !== "boolean"){
const err29 = {instancePath:instancePath+"/settings/notifyOnMessage",schemaPath:"#/properties/settings/properties/notifyOnMessage/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema64.properties.settings.properties.notifyOnMessage.type,parentSchema:schema64.properties.settings.properties.notifyOnMessage,data:data19};
(vErrors ??= []).push(err29);
errors++;
}
}
if(data11.tabdotNotify !== undefined){
let data20 = data11.tabdotNotify;
if(typeof data20 !== "boolean"){
const err30 = {instancePath:instancePath+"/settings/tabdotNotify",schemaPath:"#/properties/settings/properties/tabdotNotify/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema64.properties.settings.properties.tabdotNotify.type,parentSchema:schema64.properties.settings.properties.tabdotNotify,data:data20};
(vErrors ??= []).push(err30);
errors++;
}
}
if(data11.tabdotMessage !== undefined){
let data21 = data11.tabdotMessage;
if(typeof data21 !== "boolean"){
const err31 = {instancePath:instancePath+"/settings/tabdotMessage",schemaPath:"#/properties/settings/properties/tabdotMessage/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema64.properties.settings.properties.tabdotMessage.type,parentSchema:schema64.properties.settings.properties.tabdotMessage,data:data21};
(vErrors ??= []).push(err31);
errors++;
}
}
if(data11.pushNotify !== undefined){
let data22 = data11.pushNotify;
if(typeof data22 !== "boolean"){
const err32 = {instancePath:instancePath+"/settings/pushNotify",schemaPath:"#/properties/settings/properties/pushNotify/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema64.properties.settings.properties.pushNotify.type,parentSchema:schema64.properties.settings.properties.pushNotify,data:data22};
(vErrors ??= []).push(err32);
errors++;
}
}
if(data11.focusOnAccept !== undefined){
let data23 = data11.focusOnAccept;
if(typeof data23 !== "boolean"){
const err33 = {instancePath:instancePath+"/settings/focusOnAccept",schemaPath:"#/properties/settings/properties/focusOnAccept/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema64.properties.settings.properties.focusOnAccept.type,parentSchema:schema64.properties.settings.properties.focusOnAccept,data:data23};
(vErrors ??= []).push(err33);
errors++;
}
}
if(data11.notifications !== undefined){
let data24 = data11.notifications;
if(Array.isArray(data24)){
const len0 = data24.length;
for(let i0=0; i0<len0; i0++){
let data25 = data24[i0];
if(typeof data25 !== "string"){
const err34 = {instancePath:instancePath+"/settings/notifications/" + i0,schemaPath:"#/properties/settings/properties/notifications/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.settings.properties.notifications.items.type,parentSchema:schema64.properties.settings.properties.notifications.items,data:data25};
(vErrors ??= []).push(err34);
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/settings/notifications",schemaPath:"#/properties/settings/properties/notifications/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema64.properties.settings.properties.notifications.type,parentSchema:schema64.properties.settings.properties.notifications,data:data24};
(vErrors ??= []).push(err35);
errors++;
}
}
if(data11.cannedResponses !== undefined){
let data26 = data11.cannedResponses;
if(Array.isArray(data26)){
const len1 = data26.length;
for(let i1=0; i1<len1; i1++){
let data27 = data26[i1];
if(typeof data27 !== "string"){
const err36 = {instancePath:instancePath+"/settings/cannedResponses/" + i1,schemaPath:"#/properties/settings/properties/cannedResponses/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.settings.properties.cannedResponses.items.type,parentSchema:schema64.properties.settings.properties.cannedResponses.items,data:data27};
(vErrors ??= []).push(err36);
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/settings/cannedResponses",schemaPath:"#/properties/settings/properties/cannedResponses/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema64.properties.settings.properties.cannedResponses.type,parentSchema:schema64.properties.settings.properties.cannedResponses,data:data26};
(vErrors ??= []).push(err37);
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/settings",schemaPath:"#/properties/settings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.properties.settings.type,parentSchema:schema64.properties.settings,data:data11};
(vErrors ??= []).push(err38);
errors++;
}
}
if(data.meta !== undefined){
let data28 = data.meta;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
}
else {
const err39 = {instancePath:instancePath+"/meta",schemaPath:"#/properties/meta/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.properties.meta.type,parentSchema:schema64.properties.meta,data:data28};
(vErrors ??= []).push(err39);
errors++;
}
}
if(data.status !== undefined){
let data29 = data.status;
if(typeof data29 !== "string"){
const err40 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.status.type,parentSchema:schema64.properties.status,data:data29};
(vErrors ??= []).push(err40);
errors++;
}
if(!((((data29 === "queued") || (data29 === "invited")) || (data29 === "active")) || (data29 === "archived"))){
const err41 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema64.properties.status.enum},message:"must be equal to one of the allowed values",schema:schema64.properties.status.enum,parentSchema:schema64.properties.status,data:data29};
(vErrors ??= []).push(err41);
errors++;
}
}
if(data.organizations !== undefined){
let data30 = data.organizations;
if(Array.isArray(data30)){
if(data30.length < 1){
const err42 = {instancePath:instancePath+"/organizations",schemaPath:"#/properties/organizations/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema64.properties.organizations,data:data30};
(vErrors ??= []).push(err42);
errors++;
}
const len2 = data30.length;
for(let i2=0; i2<len2; i2++){
let data31 = data30[i2];
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
if(data31.organization === undefined){
const err43 = {instancePath:instancePath+"/organizations/" + i2,schemaPath:"#/$defs/membership/required",keyword:"required",params:{missingProperty: "organization"},message:"must have required property '"+"organization"+"'",schema:schema65.required,parentSchema:schema65,data:data31};
(vErrors ??= []).push(err43);
errors++;
}
for(const key2 in data31){
if(!((((key2 === "organization") || (key2 === "role")) || (key2 === "selected")) || (key2 === "orgPath"))){
const err44 = {instancePath:instancePath+"/organizations/" + i2,schemaPath:"#/$defs/membership/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema65,data:data31};
(vErrors ??= []).push(err44);
errors++;
}
}
if(data31.organization !== undefined){
let data32 = data31.organization;
if(typeof data32 === "string"){
if(!(formats0(data32))){
const err45 = {instancePath:instancePath+"/organizations/" + i2+"/organization",schemaPath:"#/$defs/membership/properties/organization/format",keyword:"format",params:{format: "object-id"},message:"must match format \""+"object-id"+"\"",schema:"object-id",parentSchema:schema65.properties.organization,data:data32};
(vErrors ??= []).push(err45);
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/organizations/" + i2+"/organization",schemaPath:"#/$defs/membership/properties/organization/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema65.properties.organization.type,parentSchema:schema65.properties.organization,data:data32};
(vErrors ??= []).push(err46);
errors++;
}
}
if(data31.role !== undefined){
let data33 = data31.role;
if(typeof data33 !== "string"){
const err47 = {instancePath:instancePath+"/organizations/" + i2+"/role",schemaPath:"#/$defs/membership/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema65.properties.role.type,parentSchema:schema65.properties.role,data:data33};
(vErrors ??= []).push(err47);
errors++;
}
if(!((((data33 === "viewer") || (data33 === "agent")) || (data33 === "admin")) || (data33 === "owner"))){
const err48 = {instancePath:instancePath+"/organizations/" + i2+"/role",schemaPath:"#/$defs/membership/properties/role/enum",keyword:"enum",params:{allowedValues: schema65.properties.role.enum},message:"must be equal to one of the allowed values",schema:schema65.properties.role.enum,parentSchema:schema65.properties.role,data:data33};
(vErrors ??= []).push(err48);
errors++;
}
}
if(data31.selected !== undefined){
let data34 = data31.selected;
if(typeof data34 !== "boolean"){
const err49 = {instancePath:instancePath+"/organizations/" + i2+"/selected",schemaPath:"#/$defs/membership/properties/selected/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema65.properties.selected.type,parentSchema:schema65.properties.selected,data:data34};
(vErrors ??= []).push(err49);
errors++;
}
}
if(data31.orgPath !== undefined){
let data35 = data31.orgPath;
if(typeof data35 !== "string"){
const err50 = {instancePath:instancePath+"/organizations/" + i2+"/orgPath",schemaPath:"#/$defs/membership/properties/orgPath/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema65.properties.orgPath.type,parentSchema:schema65.properties.orgPath,data:data35};
(vErrors ??= []).push(err50);
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/organizations/" + i2,schemaPath:"#/$defs/membership/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.type,parentSchema:schema65,data:data31};
(vErrors ??= []).push(err51);
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/organizations",schemaPath:"#/properties/organizations/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema64.properties.organizations.type,parentSchema:schema64.properties.organizations,data:data30};
(vErrors ??= []).push(err52);
errors++;
}
}
if(data.apiToken !== undefined){
let data36 = data.apiToken;
if(typeof data36 !== "string"){
const err53 = {instancePath:instancePath+"/apiToken",schemaPath:"#/properties/apiToken/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.apiToken.type,parentSchema:schema64.properties.apiToken,data:data36};
(vErrors ??= []).push(err53);
errors++;
}
}
if(data.passwordHash !== undefined){
let data37 = data.passwordHash;
if(typeof data37 !== "string"){
const err54 = {instancePath:instancePath+"/passwordHash",schemaPath:"#/properties/passwordHash/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.passwordHash.type,parentSchema:schema64.properties.passwordHash,data:data37};
(vErrors ??= []).push(err54);
errors++;
}
}
if(data.lastLogin !== undefined){
let data38 = data.lastLogin;
if(typeof data38 === "string"){
if(!(formats12.validate(data38))){
const err55 = {instancePath:instancePath+"/lastLogin",schemaPath:"#/properties/lastLogin/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema64.properties.lastLogin,data:data38};
(vErrors ??= []).push(err55);
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/lastLogin",schemaPath:"#/properties/lastLogin/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.lastLogin.type,parentSchema:schema64.properties.lastLogin,data:data38};
(vErrors ??= []).push(err56);
errors++;
}
}
if(data.createdAt !== undefined){
let data39 = data.createdAt;
if(typeof data39 === "string"){
if(!(formats12.validate(data39))){
const err57 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema64.properties.createdAt,data:data39};
(vErrors ??= []).push(err57);
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.createdAt.type,parentSchema:schema64.properties.createdAt,data:data39};
(vErrors ??= []).push(err58);
errors++;
}
}
if(data.updatedAt !== undefined){
let data40 = data.updatedAt;
if(typeof data40 === "string"){
if(!(formats12.validate(data40))){
const err59 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema64.properties.updatedAt,data:data40};
(vErrors ??= []).push(err59);
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.updatedAt.type,parentSchema:schema64.properties.updatedAt,data:data40};
(vErrors ??= []).push(err60);
errors++;
}
}
}
else {
const err61 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.type,parentSchema:schema64,data};
(vErrors ??= []).push(err61);
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

/** The validator of each resource's args. */
export const validators: Readonly<Record<string, Validator>> = {
  "bot-instance": validate0,
  "bot": validate1,
  "category": validate2,
  "form-field": validate3,
  "form": validate4,
  "org-group-member": validate9,
  "org-group": validate10,
  "organization-logo": validate11,
  "organization": validate12,
  "service": validate21,
  "user-avatar": validate22,
  "user-organization": validate23,
  "user": validate24,
};
